import { connect } from 'node:net';
import { once } from 'node:events';
import { format } from 'node:util';
import { collectResults } from '../results/collectResults.ts';
import { testLimit } from '../waiting/limits.ts';
import { readPlan, type HostPlan } from './plan.ts';

/** VS Code calls this in its extension host: runs the tests of the plan, and rejects when one fails. */
export async function run(): Promise<void> {
  const plan = readPlan();
  const output = connect(plan.outputPort, '127.0.0.1');
  await once(output, 'connect');
  try {
    const failures = await runMocha(plan, (text) => output.write(text));
    if (failures > 0) throw new Error(`${failures} failed`);
  } catch (error) {
    output.write(`${format(error)}\n`);
    throw error;
  } finally {
    output.end();
    await once(output, 'close');
  }
}

async function runMocha(plan: HostPlan, write: (text: string) => void): Promise<number> {
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    write(`${format(...args)}\n`);
  };
  class HostReporter extends Mocha.reporters.Spec {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      collectResults(runner, plan.results);
    }
  }
  const rules = { forbidOnly: true, forbidPending: true, failZero: plan.grep === undefined };
  const mocha = new Mocha({ ui: 'bdd', timeout: testLimit, color: plan.color, reporter: HostReporter, ...rules });
  if (plan.grep !== undefined) mocha.fgrep(plan.grep);
  for (const file of plan.files) mocha.addFile(file);
  return new Promise((done) => mocha.run(done));
}
