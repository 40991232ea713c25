import type { LinkReason } from '../../facts/testLinks/links.ts';
import type { TestLink } from '../../model/fact.ts';
import type { TestEvidence } from './assessment.ts';

const WORDS: Readonly<Record<LinkReason, string>> = {
  team: 'named by the team’s convention',
  mirror: 'same name',
  gaps: 'same name, in a similar folder',
  unique: 'same name, and no other file has it',
  import: 'imports it',
  package: 'uses it, in the same package',
};

/** The tests that import a file or have its name, with the reasons in words. */
export function directLinks({ links, read }: Pick<TestEvidence, 'links' | 'read'>, place: number): readonly TestLink[] {
  return (links.direct().get(place) ?? []).map(({ test, reasons }) => ({
    kind: 'test',
    path: read.files[test]?.path ?? '',
    evidence: reasons.map((reason) => WORDS[reason]).join(', '),
  }));
}
