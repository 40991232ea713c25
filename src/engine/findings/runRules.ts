import type { DefinitionInForce } from '../model/definitionInForce.ts';
import type { FileFacts } from '../model/fact.ts';
import type { Finding, RuleId, Severity } from '../model/finding.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { SuppressedFinding } from '../model/snapshot.ts';
import type { Standard } from '../model/standard.ts';
import type { Rule, RuleFacts, RuleFinding } from '../rules/defineRule.ts';
import { createFindingKeys } from './findingKeys.ts';
import type { FindingKeys } from './findingKeys.ts';
import { createOptionsFor } from './optionsInForce.ts';
import { standardLinksOf } from './standardLinks.ts';
import type { StandardLinks } from './standardLinks.ts';
import { createSuppressor } from './suppress.ts';
import type { CommentsOf } from './suppress.ts';

/** Which rules run, and what the quality definition and the files' own comments say. */
export interface Policy {
  readonly rules: readonly Rule[];
  readonly definition: DefinitionInForce;
  /** What findings link to. */
  readonly standards: readonly Standard[];
  /** Asked once for each file with findings. */
  readonly commentsOf: CommentsOf;
  /** Findings of rules that do not run this time, for those that look at them; none if left out. */
  readonly known?: readonly Finding[];
  /** What a rule reads in the text of a file; nothing if left out. */
  readonly textFactsOf?: (rule: RuleId, path: RepoPath) => unknown;
  /** Is told what a rule threw, which then says nothing; if left out, it goes to the caller. */
  readonly onFailure?: (rule: RuleId, thrown: unknown) => void;
}

/** What the rules found, after suppression. */
export interface Judgment {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What rules say beside their findings, by rule id. */
  readonly remarks: Readonly<Record<RuleId, readonly string[]>>;
}

const BY_SEVERITY: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * From facts to findings: runs the rules on the files that the definition gives them, sets severities, and takes out what the team
 * accepted. Findings come by severity, then in the order of the rules, then in the rule's own order: the same for the same facts.
 */
export function runRules(
  facts: RuleFacts,
  { rules, definition, standards, commentsOf, known = [], textFactsOf, onFailure }: Policy,
): Judgment {
  const all = inPathOrder(facts.files);
  const files = all.filter(({ path }) => !definition.isExcluded(path));
  const toFindings = createFindingMaker(definition, createFindingKeys(all), standardLinksOf(standards));
  const suppressor = createSuppressor(definition, commentsOf, facts.now);
  const judged = new Map<RuleId, Omit<Judgment, 'remarks'>>();
  const remarks: Record<RuleId, readonly string[]> = {};
  for (const rule of inRunOrder(rules)) {
    const findingsOf = (ruleId: RuleId): readonly Finding[] => {
      const before = judged.get(ruleId);
      return before === undefined
        ? known.filter((finding) => finding.ruleId === ruleId)
        : [...before.findings, ...before.suppressed.map(({ finding }) => finding)];
    };
    const shown = [...judged.values()].flatMap(({ findings }) => findings);
    const ofRule = files.filter(({ path }) => definition.ruleFor(rule.id, path).applies);
    const input: Input = {
      ...facts,
      files: ofRule,
      optionsFor: createOptionsFor(rule, definition),
      findingsOf,
      shown,
      suppressions: definition.suppressions,
      textFactsOf: (path) => textFactsOf?.(rule.id, path),
    };
    const said = saidBy(
      rule,
      () => ({
        judged: suppressor(rule, toFindings(rule, rule.check(input))),
        remarks: rule.remarks?.(input) ?? [],
      }),
      onFailure,
    );
    judged.set(rule.id, said.judged);
    remarks[rule.id] = said.remarks;
  }
  const inOrder = rules.flatMap(({ id }) => judged.get(id) ?? []);
  return {
    findings: bySeverity(inOrder.flatMap(({ findings }) => findings)),
    suppressed: inOrder.flatMap(({ suppressed }) => suppressed),
    remarks,
  };
}

interface Said {
  readonly judged: Omit<Judgment, 'remarks'>;
  readonly remarks: readonly string[];
}

const NOTHING_SAID: Said = { judged: { findings: [], suppressed: [] }, remarks: [] };

/** What goes wrong in one rule costs what that rule says, and nothing else. */
function saidBy(rule: Rule, work: () => Said, onFailure: Policy['onFailure']): Said {
  try {
    return work();
  } catch (thrown) {
    if (onFailure === undefined) {
      throw thrown;
    }
    onFailure(rule.id, thrown);
    return NOTHING_SAID;
  }
}

/** Each rule behind those whose findings it looks at; else as they are listed. */
function inRunOrder(rules: readonly Rule[]): readonly Rule[] {
  const order = new Set<Rule>();
  const visiting = new Set<Rule>();
  const add = (rule: Rule): void => {
    if (order.has(rule) || visiting.has(rule)) {
      return;
    }
    visiting.add(rule);
    const { after } = rule;
    rules.filter((other) => after === 'all' || after.includes(other.id)).forEach(add);
    order.add(rule);
  };
  rules.forEach(add);
  return [...order];
}

type Input = Parameters<Rule['check']>[0];

/** Makes findings of what a rule found: with keys, the team's severity and the standards that apply. */
function createFindingMaker(
  definition: DefinitionInForce,
  keysOf: FindingKeys,
  links: StandardLinks,
): (rule: Rule, found: readonly RuleFinding[]) => readonly Finding[] {
  return (rule, found) => {
    const settingFor = (path: string) => definition.ruleFor(rule.id, path);
    const ofRule = found.filter(({ path }) => settingFor(path).applies);
    const keys = keysOf(rule.id, ofRule);
    return ofRule.map((one, index) => ({
      ...toFinding(one, rule, settingFor(one.path).severity),
      key: keys[index] ?? '',
      standardIds: links.ofFinding(rule, one.path, one.standardIds ?? []),
    }));
  };
}

function toFinding(found: RuleFinding, rule: Rule, ofTeam: Severity | undefined): Omit<Finding, 'key' | 'standardIds'> {
  const { path, message, rank, limit, expectedPath } = found;
  return {
    ruleId: rule.id,
    path,
    range: found.range ?? null,
    severity: ofTeam ?? found.severity ?? rule.severity,
    message,
    evidence: found.evidence ?? [],
    related: found.related ?? [],
    listOnly: found.listOnly ?? false,
    ...(rank === undefined ? {} : { rank }),
    ...(limit === undefined ? {} : { limit }),
    ...(expectedPath === undefined ? {} : { expectedPath }),
  };
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  // The sort is stable, so the order of the rules stays within a severity.
  return findings.toSorted((a, b) => BY_SEVERITY.indexOf(a.severity) - BY_SEVERITY.indexOf(b.severity));
}

/** Rules see the files in one order, whatever the order of the listing, so that equal files give equal findings. */
function inPathOrder(files: readonly FileFacts[]): readonly FileFacts[] {
  const isInOrder = files.every(({ path }, place) => place === 0 || (files[place - 1]?.path ?? '') <= path);
  return isInOrder ? files : files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
