import type { ScriptDialect } from './scriptFacts.ts';

/** One `<script>` of a Vue or Svelte component. */
export interface ScriptBlock {
  readonly dialect: ScriptDialect;
  readonly text: string;
}

// Bounded, so that a text of nothing but opening tags stays linear.
const OPEN = /<script\b([^>]{0,500})>/g;
const LANGUAGE = /\blang\s*=\s*["']?(ts|tsx|typescript)\b/;
const SOURCE = /\bsrc\s*=\s*["']([^"']+)["']/;

/** The script blocks of a component, and the files that blocks without text of their own name with `src`. */
export function scriptBlocks(text: string): {
  readonly blocks: readonly ScriptBlock[];
  readonly sources: readonly string[];
} {
  const blocks: ScriptBlock[] = [];
  const sources: string[] = [];
  let done = 0;
  for (const open of text.matchAll(OPEN)) {
    if (open.index < done) {
      continue;
    }
    const attributes = open[1] ?? '';
    const start = open.index + open[0].length;
    const close = text.indexOf('</script', start);
    done = close < 0 ? text.length : close;
    const source = SOURCE.exec(attributes)?.[1];
    if (source !== undefined) {
      sources.push(source);
    }
    const language = LANGUAGE.exec(attributes)?.[1];
    blocks.push({
      dialect: language === undefined ? 'javascript' : language === 'tsx' ? 'typescriptreact' : 'typescript',
      text: text.slice(start, done),
    });
  }
  return { blocks, sources };
}
