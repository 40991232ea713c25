import { newTest } from '../newTest/newTest.ts';
import type { EditRequest, EditedFile } from '../model/edit.ts';
import type { FileFacts } from '../model/fact.ts';
import { definitionFileName } from '../model/qualityDefinition.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { FileSystem } from '../ports/fileSystem.ts';
import { addSuppression } from '../sources/definition/addSuppression.ts';
import { createDefinitionInForce } from '../sources/definition/definitionInForce.ts';
import { globOfFile } from '../sources/definition/globs.ts';
import { readDefinitions } from '../sources/definition/readDefinitions.ts';
import { outlineOf } from '../sources/definition/repositoryOutline.ts';
import { starterDefinition } from '../sources/definition/starterDefinition.ts';

/** What an edit may look at. */
export interface EditContext {
  /** Files of the repository's last analysis; empty before the first. */
  filesOf(root: string): readonly FileFacts[];
  openFolder(root: string): FileSystem;
}

/**
 * The text of a file that the user asks for; writes nothing.
 * @throws UserError where there is no such text
 */
export function edit(request: EditRequest, context: EditContext): EditedFile {
  switch (request.kind) {
    case 'newTest':
      return newTestOf(request.path, context.filesOf(request.root), context.openFolder(request.root));
    case 'suppression': {
      const { text, path, rule, reason, until } = request;
      const suppression = { rule, glob: globOfFile(path), reason, until };
      return { path: definitionFileName, text: addSuppression(text ?? undefined, suppression) };
    }
    case 'starterDefinition':
      return { path: definitionFileName, text: starterDefinition(outlineOf(context.filesOf(request.root))) };
  }
}

function newTestOf(source: RepoPath, files: readonly FileFacts[], folder: FileSystem): EditedFile {
  const paths = files.map(({ path }) => path);
  const definition = createDefinitionInForce(readDefinitions(paths, folder));
  const read = (path: RepoPath): string | undefined => {
    const bytes = folder.read(path);
    return bytes && new TextDecoder().decode(bytes);
  };
  return newTest({ source, files, read, teamTemplate: definition.testTemplateFor(source)?.template });
}
