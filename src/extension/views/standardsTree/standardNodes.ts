import type { Finding } from '../../../engine/model/finding.ts';
import { printableText } from '../../../engine/model/printableText.ts';
import { quantity } from '../../../engine/model/quantity.ts';
import type { Standard } from '../../../engine/model/standard.ts';

/** A row of the standards tree. */
export type StandardNode = PillarNode | StandardRow;

export interface PillarNode {
  readonly kind: 'pillar';
  readonly title: string;
  readonly standards: readonly StandardRow[];
}

interface StandardRow {
  readonly kind: 'standard';
  readonly standardId: string;
  readonly title: string;
  readonly pillar: string;
  /** The first paragraph of its text. */
  readonly lead: string;
  readonly rules: readonly string[];
  /** Findings of the workspace that link to it. */
  readonly findings: number;
}

/** The tree: pillars in the order of their first standard, each with its standards in the given order. */
export function standardNodes(standards: readonly Standard[], findings: readonly Finding[]): readonly PillarNode[] {
  const counts = new Map<string, number>();
  for (const id of findings.flatMap((finding) => finding.standardIds)) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const pillars = new Map<string, StandardRow[]>();
  for (const { id, title, pillar, body, rules } of standards) {
    const rows = pillars.get(pillar) ?? [];
    rows.push({
      kind: 'standard',
      standardId: id,
      title,
      pillar,
      lead: leadOf(body),
      rules,
      findings: counts.get(id) ?? 0,
    });
    pillars.set(pillar, rows);
  }
  return [...pillars].map(([title, rows]) => ({ kind: 'pillar', title, standards: rows }));
}

/** What is read and seen of a row. */
export interface RowText {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly accessibleLabel: string;
}

export function rowText(node: StandardNode): RowText {
  if (node.kind === 'pillar') {
    const count = quantity(node.standards.length, 'standard');
    const label = printableText(node.title);
    return { label, description: '', tooltip: count, accessibleLabel: `${label}, ${count}` };
  }
  const description = node.findings === 0 ? '' : quantity(node.findings, 'finding');
  const label = printableText(node.title);
  const tooltip = [label, printableText(node.lead), description].filter((line) => line !== '').join('\n\n');
  return {
    label,
    description,
    tooltip,
    accessibleLabel: [label, description].filter((part) => part !== '').join(', '),
  };
}

/** The first paragraph below the first heading, on one line, without emphasis marks. */
function leadOf(body: string): string {
  const paragraph = body
    .split(/\n\s*\n/u)
    .map((block) => block.trim())
    .find((block) => block !== '' && !block.startsWith('#'));
  return (paragraph ?? '').replace(/\s+/gu, ' ').replace(/[`_*]/gu, '');
}
