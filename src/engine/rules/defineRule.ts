import type { PlacedSuppression } from '../model/definitionInForce.ts';
import type { FileFacts } from '../model/fact.ts';
import type { Finding, RelatedPlace, RuleId, Severity } from '../model/finding.ts';
import type { HistoryState } from '../model/historyState.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { RuleDescription } from '../model/ruleDescription.ts';
import type { TextRange } from '../model/textRange.ts';
import type { Options, ValuesOf } from './options/option.ts';

/** The facts that a rule can need, and the properties of a file that each of them stands for. */
interface FactProperties {
  /** With the history of the repository. */
  readonly churn: 'churn';
  readonly size: 'size' | 'minified';
  readonly tests: 'tests';
  /** Whether git tracks the file. */
  readonly tracked: 'tracked';
  /** What the rule's own `text.read` says. */
  readonly text: never;
}

type FactName = keyof FactProperties;

/** A file as a rule sees it that needs these facts. */
export type RuleFile<Needs extends FactName = never> = Pick<
  FileFacts,
  'path' | 'language' | 'role' | 'roleReason' | FactProperties[Needs]
>;

/** What all rules look at: one repository at one moment. */
export interface RuleFacts {
  readonly files: readonly FileFacts[];
  readonly history: HistoryState;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What one rule looks at: of the facts those that it needs, and no others. */
export type RuleInput<Values, Needs extends FactName = never> = CommonInput<Values, Needs> &
  ('churn' extends Needs ? Pick<RuleFacts, 'history'> : unknown) &
  ('text' extends Needs ? TextInput : unknown);

interface CommonInput<Values, Needs extends FactName> extends Pick<RuleFacts, 'now'> {
  /** Those that the rule looks at, by path. */
  readonly files: readonly RuleFile<Needs>[];
  /**
   * Options in force for a path (monorepos override per subtree); with "" for those of the root. Paths under the same definitions get
   * the same object.
   */
  readonly optionsFor: (path: RepoPath) => Values;
  /** All findings of a rule named in `after`, the suppressed ones too. */
  readonly findingsOf: (ruleId: RuleId) => readonly Finding[];
  /** Findings of the rules in `after` that no suppression hides. */
  readonly shown: readonly Finding[];
  /** All suppressions of the quality definitions. */
  readonly suppressions: readonly PlacedSuppression[];
}

interface TextInput {
  /** What the rule's own `text.read` said of a file; undefined for a file that it was not asked about. */
  readonly textFactsOf: (path: RepoPath) => unknown;
}

/**
 * What a rule finds. The severity of the quality definition goes over the one given here; the standards that apply come behind those
 * named here; an empty list is put where nothing is said.
 */
export interface RuleFinding extends Pick<Finding, 'path' | 'message' | 'rank' | 'limit' | 'expectedPath'> {
  /** Left out for a finding about the whole file. */
  readonly range?: TextRange;
  /** For a place inside a file: the text that tells it from others and stays the same where lines shift. */
  readonly anchor?: string;
  readonly severity?: Severity;
  readonly standardIds?: readonly string[];
  readonly evidence?: Finding['evidence'];
  readonly related?: readonly RelatedPlace[];
  readonly listOnly?: boolean;
}

/** Bytes; no rule reads a longer file. */
export const LONGEST_TEXT = 512 * 1024;

/** Facts that a rule computes from the text of single files. They are kept as long as the text and the options stay the same. */
interface TextReader<Values> {
  isFor(file: Pick<FileFacts, 'path' | 'role'>, values: Values): boolean;
  /** What of the path changes what is read: one of a few short texts. */
  variant?(file: Pick<FileFacts, 'path'>, values: Values): string;
  /** Pure, in time linear to the text; plain JSON. */
  read(text: string, values: Values, variant: string): unknown;
}

/** One rule: turns facts into findings. Pure. */
export interface Rule<O extends Options = Options> extends RuleDescription {
  /** Whether it looks at files, or at the quality definition itself. */
  readonly looksAt: 'files' | 'definition';
  readonly options: O;
  /** The facts that it reads. */
  readonly needs: readonly FactName[];
  readonly after: readonly RuleId[] | 'all';
  /** For rules that need the text of files. */
  readonly text?: TextReader<ValuesOf<O>>;
  check(input: RuleInput<ValuesOf<O>, FactName>): readonly RuleFinding[];
  /** Plain sentences for the summary, such as how many files follow. */
  remarks?(input: RuleInput<ValuesOf<O>, FactName>): readonly string[];
}

/** What is written to define a rule; the rest of {@link Rule} follows from it. */
interface RuleDefinition<O extends Options, Needs extends readonly FactName[]> extends Omit<
  Rule<O>,
  'needs' | 'check' | 'remarks' | 'page' | 'suppressible' | 'headline' | 'looksAt' | 'options' | 'after' | 'badge'
> {
  /** The facts that `check` and `remarks` read; one that is not named here does not compile in them. */
  readonly needs: Needs;
  check(input: RuleInput<ValuesOf<O>, Needs[number]>): readonly RuleFinding[];
  remarks?(input: RuleInput<ValuesOf<O>, Needs[number]>): readonly string[];
  readonly looksAt?: 'files' | 'definition';
  readonly headline?: boolean;
  readonly badge?: string;
  readonly options?: O;
  /** Rules whose findings its check reads. */
  readonly after?: readonly RuleId[] | 'all';
}

/** Defines a rule. Everything that others know of it follows from here: list it in the registry, and write its page and its standard. */
export function defineRule<
  const Needs extends readonly FactName[],
  // An empty list of options has the type {}.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  O extends Options = {},
>(definition: RuleDefinition<O, Needs>): Rule<O> {
  const { looksAt = 'files', headline = looksAt === 'files', badge = null, after = [] } = definition;
  return {
    ...definition,
    page: `docs/rules/${definition.id}.md`,
    looksAt,
    headline,
    badge,
    after,
    suppressible: looksAt === 'files',
    options: definition.options ?? ({} as O),
  };
}
