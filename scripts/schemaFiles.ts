import * as z from 'zod/mini';
import { backtestSchema } from '../src/engine/model/backtest.ts';
import { qualityDefinitionSchema } from '../src/engine/sources/definition/qualityDefinitionSchema.ts';
import { publicReportSchema } from '../src/engine/summary/publicReport.ts';

/** The JSON schemas of what people and other tools read, by file name; draft-07 is what VS Code understands best. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    [
      'plumbline.schema.json',
      schemaText('Plumbline quality definition', qualityDefinitionSchema, {
        allowComments: true,
        allowTrailingCommas: true,
      }),
    ],
    ['backtest.schema.json', schemaText('Plumbline backtest', backtestSchema, {})],
    ['summary.schema.json', schemaText('Plumbline quality summary', publicReportSchema, {})],
  ]);
}

function schemaText(title: string, type: z.ZodMiniType, extras: Readonly<Record<string, boolean>>): string {
  const { $schema, ...rest } = z.toJSONSchema(type, { target: 'draft-07', io: 'input' });
  return `${JSON.stringify({ $schema, title, ...extras, ...rest }, null, 2)}\n`;
}
