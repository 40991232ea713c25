import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installPackages } from './installPackages.ts';
import { installOnce } from './toolsFolder.ts';

/** A browser that can be started: its executable, and what its environment needs besides ours. */
export interface Browser {
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
}

const packages = { '@sparticuz/chromium': '153.0.0', 'tar-fs': '3.1.2' };

/**
 * Installs Chromium for Linux x64 from the npm registry, once. The package holds it compressed, with the few shared
 * libraries and the font that a bare machine lacks; all of it is unpacked beside the package.
 */
export async function installChromium(): Promise<Browser> {
  const root = await installOnce({
    folder: 'chromium-153',
    content: `Chromium (@sparticuz/chromium@${packages['@sparticuz/chromium']})`,
    async install(folder) {
      await installPackages(folder, packages);
      await unpack(folder);
      await writeFile(join(folder, 'fonts.conf'), fontsConfiguration);
      await rm(join(folder, 'node_modules'), { recursive: true, force: true });
    },
  });
  return {
    executable: join(root, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(root, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(root, 'fonts.conf'),
    },
  };
}

/** The package unpacks into the temporary folder of its process, so it runs in a process which has its own. */
async function unpack(folder: string): Promise<void> {
  const script = `
    import chromium, { inflate } from '@sparticuz/chromium';
    await chromium.executablePath();
    await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');`;
  const options = { cwd: folder, env: { ...process.env, TMPDIR: folder }, timeout: 120_000 };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], options);
}

/** The machine's fonts first, the unpacked one where there are none. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;
