import { XMLParser } from 'fast-xml-parser';
import { CoverageFormatError, CoverageTally, isExecuted, readTotal } from './rawCoverage.ts';
import type { RawFileCoverage } from './rawCoverage.ts';

/** An element as the parser gives it: attributes begin with "@", children are grouped by name. */
type Element = Readonly<Record<string, unknown>>;

/** Elements that may repeat, so that one of them is a list too. */
const LISTS: ReadonlySet<string> = new Set([
  'class',
  'counter',
  'file',
  'group',
  'line',
  'method',
  'package',
  'project',
  'source',
  'sourcefile',
]);

/**
 * Reads a Cobertura, JaCoCo or Clover report. Entities are never expanded and no document type is read.
 * @throws CoverageFormatError where it is none of them
 */
export function parseXmlReport(text: string): readonly RawFileCoverage[] {
  const root = parseXml(text);
  const coverage = child(root, 'coverage');
  if (child(root, 'report')) {
    return readJacoco(root);
  }
  if (coverage && children(coverage, 'project').length > 0) {
    return readClover(coverage);
  }
  if (coverage && child(coverage, 'packages')) {
    return readCobertura(coverage);
  }
  throw new CoverageFormatError('is XML, but neither Cobertura, JaCoCo nor Clover');
}

function parseXml(text: string): Element {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    processEntities: false,
    parseAttributeValue: false,
    parseTagValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    isArray: (name) => LISTS.has(name),
  });
  try {
    const parsed: unknown = parser.parse(withoutDoctype(text));
    return isElement(parsed) ? parsed : {};
  } catch (error) {
    throw new CoverageFormatError(`is not valid XML: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}

/** JaCoCo and Cobertura name a document type without declaring anything; one that declares entities is taken out all the same. */
function withoutDoctype(text: string): string {
  const start = text.slice(0, 10_000).indexOf('<!DOCTYPE');
  if (start < 0) {
    return text;
  }
  const close = text.indexOf('>', start);
  const bracket = text.indexOf('[', start);
  if (bracket >= 0 && bracket < close) {
    const end = text.indexOf(']>', bracket);
    return end < 0 ? '' : text.slice(0, start) + text.slice(end + 2);
  }
  return close < 0 ? '' : text.slice(0, start) + text.slice(close + 1);
}

/** Format: cobertura's coverage-04.dtd. */
function readCobertura(coverage: Element): readonly RawFileCoverage[] {
  const tally = new CoverageTally();
  const sources = children(child(coverage, 'sources') ?? {}, 'source');
  const [only] = sources;
  const prefix = sources.length === 1 && typeof only === 'string' && only !== '.' ? `${only}/` : '';
  for (const pack of elements(child(coverage, 'packages') ?? {}, 'package')) {
    for (const type of elements(child(pack, 'classes') ?? {}, 'class')) {
      const name = attribute(type, 'filename');
      const absolute = name.startsWith('/') || /^[A-Za-z]:/.test(name);
      readCoberturaClass(tally, absolute ? name : prefix + name, type);
    }
  }
  return tally.result();
}

function readCoberturaClass(tally: CoverageTally, path: string, type: Element): void {
  tally.touch(path);
  for (const line of elements(child(type, 'lines') ?? {}, 'line')) {
    tally.line(path, attribute(line, 'number'), isExecuted(line['@hits']));
  }
  for (const method of elements(child(type, 'methods') ?? {}, 'method')) {
    const lines = elements(child(method, 'lines') ?? {}, 'line');
    const key = `${attribute(type, 'name')} ${attribute(method, 'name')} ${attribute(method, 'signature')}`;
    tally.function(
      path,
      key,
      lines.some((line) => isExecuted(line['@hits'])),
    );
  }
}

/** Format: JaCoCo's report.dtd; counters of each source file. */
function readJacoco(root: Element): readonly RawFileCoverage[] {
  const files: RawFileCoverage[] = [];
  const open: Element[] = [child(root, 'report') ?? {}];
  for (let group = open.pop(); group !== undefined; group = open.pop()) {
    open.push(...elements(group, 'group'));
    for (const pack of elements(group, 'package')) {
      for (const file of elements(pack, 'sourcefile')) {
        const methods = jacocoCounter(file, 'METHOD');
        const lines = jacocoCounter(file, 'LINE');
        const folder = attribute(pack, 'name');
        files.push({
          path: folder === '' ? attribute(file, 'name') : `${folder}/${attribute(file, 'name')}`,
          functionsCovered: methods.covered,
          functionsTotal: methods.total,
          linesCovered: lines.covered,
          linesTotal: lines.total,
        });
      }
    }
  }
  return files;
}

function jacocoCounter(file: Element, type: string): { readonly covered: number; readonly total: number } {
  const counter = elements(file, 'counter').find((candidate) => candidate['@type'] === type);
  const covered = readTotal(counter?.['@covered']);
  return { covered, total: covered + readTotal(counter?.['@missed']) };
}

/** Format: Clover's XML report, as OpenClover, Istanbul and PHPUnit write it. */
function readClover(coverage: Element): readonly RawFileCoverage[] {
  const files: RawFileCoverage[] = [];
  for (const project of elements(coverage, 'project')) {
    for (const holder of [project, ...elements(project, 'package')]) {
      for (const file of elements(holder, 'file')) {
        const metrics = child(file, 'metrics') ?? {};
        files.push({
          path: attribute(file, 'path') || attribute(file, 'name'),
          functionsCovered: readTotal(metrics['@coveredmethods']),
          functionsTotal: readTotal(metrics['@methods']),
          linesCovered: readTotal(metrics['@coveredstatements']),
          linesTotal: readTotal(metrics['@statements']),
        });
      }
    }
  }
  return files;
}

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(element: Element, name: string): Element | undefined {
  const value = Object.hasOwn(element, name) ? element[name] : undefined;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isElement(first) ? first : undefined;
}

function children(element: Element, name: string): readonly unknown[] {
  const value = Object.hasOwn(element, name) ? element[name] : undefined;
  return Array.isArray(value) ? value : [];
}

function elements(element: Element, name: string): readonly Element[] {
  return children(element, name).filter(isElement);
}

/** Reports escape few characters in names; the five of XML itself are put back. */
function attribute(element: Element, name: string): string {
  const value = element[`@${name}`];
  return typeof value === 'string'
    ? value.replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => ENTITIES[entity] ?? '')
    : '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
