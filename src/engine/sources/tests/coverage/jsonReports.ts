import * as z from 'zod/mini';
import { CoverageFormatError, CoverageTally, isExecuted } from './rawCoverage.ts';
import type { RawFileCoverage } from './rawCoverage.ts';

const Counts = z.record(z.string(), z.number());
const IstanbulFile = z.object({ path: z.string(), f: Counts, s: Counts });
const Lines = z.array(z.number());
const Executed = z.object({ executed_lines: Lines, missing_lines: z.catch(Lines, []) });
const PythonFile = z.object({
  executed_lines: Lines,
  missing_lines: Lines,
  functions: z.catch(z.optional(z.record(z.string(), Executed)), undefined),
});
const PythonReport = z.object({ meta: z.object({ version: z.string() }), files: z.record(z.string(), z.unknown()) });

/** Reads Istanbul's coverage-final.json or the JSON report of coverage.py. @throws CoverageFormatError where it is neither */
export function parseJsonReport(text: string): readonly RawFileCoverage[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CoverageFormatError('is not valid JSON');
  }
  const python = PythonReport.safeParse(json);
  const files = python.success ? readPython(python.data.files) : readIstanbul(json);
  if (files.length === 0) {
    throw new CoverageFormatError('holds no coverage that is known here (Istanbul or coverage.py)');
  }
  return files;
}

/** Format: istanbul-lib-coverage, "FileCoverage": counts by id of functions (f) and statements (s). */
function readIstanbul(json: unknown): readonly RawFileCoverage[] {
  const tally = new CoverageTally();
  for (const value of typeof json === 'object' && json !== null ? (Object.values(json) as unknown[]) : []) {
    const file = IstanbulFile.safeParse(value);
    if (!file.success) {
      continue;
    }
    const { path, f, s } = file.data;
    tally.touch(path);
    for (const [id, count] of Object.entries(f)) {
      tally.function(path, id, isExecuted(count));
    }
    for (const [id, count] of Object.entries(s)) {
      tally.line(path, id, isExecuted(count));
    }
  }
  return tally.result();
}

/** Format: coverage.py's documentation, "JSON reporting". The function named "" is the module itself, which importing runs. */
function readPython(files: Readonly<Record<string, unknown>>): readonly RawFileCoverage[] {
  const tally = new CoverageTally();
  for (const [path, value] of Object.entries(files)) {
    const file = PythonFile.safeParse(value);
    if (!file.success) {
      continue;
    }
    tally.touch(path);
    for (const line of file.data.executed_lines) {
      tally.line(path, String(line), true);
    }
    for (const line of file.data.missing_lines) {
      tally.line(path, String(line), false);
    }
    for (const [name, lines] of Object.entries(file.data.functions ?? {})) {
      if (name !== '' && lines.executed_lines.length + lines.missing_lines.length > 0) {
        tally.function(path, name, lines.executed_lines.length > 0);
      }
    }
  }
  return tally.result();
}
