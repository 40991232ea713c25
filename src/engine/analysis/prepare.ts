import type { Cancellation } from '../ports/cancellation.ts';
import { createDefinitionInForce } from '../sources/definition/definitionInForce.ts';
import { withRolesOfContent } from './assembleFacts.ts';
import type { RepositoryMemory } from './repositoryMemory.ts';
import type { EnginePorts } from './request.ts';
import { runInSlices } from './runInSlices.ts';
import { prepareTestFacts } from './testFacts.ts';

/**
 * Gets ready for the next saved file, in slices. What it leaves where it is cancelled is true, only not complete.
 * @throws CancelledError
 */
export async function prepare(memory: RepositoryMemory, ports: EnginePorts, cancellation: Cancellation): Promise<void> {
  const { last } = memory;
  if (last === undefined) {
    return;
  }
  await cancellation.breathe();
  const files = withRolesOfContent(last);
  const definition = createDefinitionInForce(last.definitions);
  const reading = { ...last, fileSystem: ports.openFolder(last.root) };
  await runInSlices(prepareTestFacts(reading, files, definition, memory), ports.clock, cancellation);
}
