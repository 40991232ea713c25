/** One file in cloc's report. */
export interface ClocFile {
  readonly language: string;
  readonly path: string;
  readonly code: number;
}

/** The rows of `cloc --by-file --csv`: language, file name, blank, comment and code lines. */
export function parseClocReport(report: string): readonly ClocFile[] {
  return report.split('\n').flatMap((line) => {
    const [, language = '', path = '', code = ''] = /^([^,]+),(.*),\d+,\d+,(\d+)$/.exec(line) ?? [];
    return language === '' || language === 'SUM'
      ? []
      : [{ language, path: path.replace(/^\.\//, ''), code: Number(code) }];
  });
}
