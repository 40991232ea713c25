import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';

/** A place in a script, as V8 writes it: "at name (/folder/script.cjs:1:2)" or "at /folder/script.cjs:1:2". */
const PLACE = /(?<=\(|\bat (?:async )?)([^()\n]+\.[cm]?js):(\d+):(\d+)/gu;

/**
 * The stack of an error, with places in the sources where the map of a bundle lies beside it: a bundle is one long line. Maps are read
 * only here, because Node's own support for them costs every start.
 */
export function sourceStack(error: Error): string {
  const maps = new Map<string, SourceMap | undefined>();
  return (error.stack ?? error.message).replace(PLACE, (place, script: string, line: string, column: string) => {
    if (!maps.has(script)) {
      maps.set(script, readMap(script));
    }
    const entry = maps.get(script)?.findEntry(Number(line) - 1, Number(column) - 1);
    return entry !== undefined && 'originalSource' in entry
      ? `${entry.originalSource.replace(/^(?:\.\.\/)+/u, '')}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
      : place;
  });
}

function readMap(script: string): SourceMap | undefined {
  const file = `${script}.map`;
  try {
    return existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload) : undefined;
  } catch {
    // The stack says less then; what went wrong matters more.
    return undefined;
  }
}
