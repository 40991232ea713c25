import { directoryOf } from '../../../model/repoPath.ts';
import type { RepoPath } from '../../../model/repoPath.ts';
import { joinPath } from './pathIndex.ts';
import type { PathIndex } from './pathIndex.ts';
import { ReexportFollower } from './reexports.ts';
import type { Resolve, ResolverInput } from './resolver.ts';

const NAME = /^name:[ \t]*["']?(\w+)/m;

/** Dart: relative URIs and `package:` URIs of the listed pubspec.yaml files; exports are followed for the names shown. */
export function createDartResolver(input: ResolverInput, index: PathIndex): Resolve {
  const packages = new Map<string, RepoPath>();
  for (const path of index.named('pubspec.yaml')) {
    const name = NAME.exec(input.read(path) ?? '')?.[1];
    if (name !== undefined && !packages.has(name)) {
      packages.set(name, directoryOf(path));
    }
  }
  const resolveModule = (from: RepoPath, uri: string): RepoPath | undefined => {
    if (!uri.startsWith('package:')) {
      const path = joinPath(directoryOf(from), uri);
      return index.has(path) ? path : undefined;
    }
    const slash = uri.indexOf('/');
    const directory = packages.get(uri.slice('package:'.length, Math.max(0, slash)));
    const path = directory === undefined ? undefined : joinPath(directory, `lib/${uri.slice(slash + 1)}`);
    return path !== undefined && index.has(path) ? path : undefined;
  };
  const reexports = new ReexportFollower((path) => input.factsOf(path), resolveModule);
  return (path, facts, add) => {
    for (const { kind, specifier, names } of facts.imports) {
      const target = resolveModule(path, specifier);
      if (target !== undefined && target !== path) {
        add(target, kind === 'reexport' ? 'path-literal' : 'import');
        reexports.follow(target, names, add);
      }
    }
  };
}
