import { CoverageTally } from './rawCoverage.ts';
import type { RawFileCoverage } from './rawCoverage.ts';
import { isExecuted } from './rawCoverage.ts';

/** Calls back for each line, without ever holding all of them. */
function eachLine(text: string, callback: (line: string) => void): void {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    start = end + 1;
    callback(line);
  }
}

/** Reads an lcov trace file. Format: the man page of geninfo (SF, FNDA, FNA, DA; version 2 numbers its functions). */
export function parseLcov(text: string): readonly RawFileCoverage[] {
  const tally = new CoverageTally();
  let path = '';
  eachLine(text, (line) => {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1);
    switch (line.slice(0, Math.max(0, colon))) {
      case 'SF':
        path = value;
        tally.touch(path);
        break;
      case 'FNDA': {
        const comma = value.indexOf(',');
        tally.function(path, value.slice(comma + 1), isExecuted(value.slice(0, comma)));
        break;
      }
      case 'FNA': {
        const [id = '', count] = value.split(',', 2);
        tally.function(path, `#${id}`, isExecuted(count));
        break;
      }
      case 'DA': {
        const [number = '', count] = value.split(',', 2);
        tally.line(path, number, isExecuted(count));
        break;
      }
      default:
    }
  });
  return tally.result();
}

const GO_BLOCK = /^(.+):(\d+\.\d+,\d+\.\d+) \d+ (\d+)$/;

/** Reads a Go cover profile; it knows statements in blocks, not functions. Format: Go's `cmd/cover`, "mode: set|count|atomic". */
export function parseGoProfile(text: string): readonly RawFileCoverage[] {
  const tally = new CoverageTally();
  eachLine(text, (line) => {
    const block = line.length < 5000 ? GO_BLOCK.exec(line) : null;
    if (block) {
      tally.line(block[1] ?? '', block[2] ?? '', isExecuted(block[3]));
    }
  });
  return tally.result();
}
