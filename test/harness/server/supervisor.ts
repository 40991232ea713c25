import { spawn, spawnSync } from 'node:child_process';

/**
 * Runs a program and ends it, with all that it started, as soon as whoever started this process is gone, be it killed
 * hard. Started as the leader of its own process group, with an IPC channel that tells when the parent ends.
 */
const [command = '', ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

program.on('error', (error) => {
  console.error(`${command} does not start: ${error.message}`);
  process.exit(1);
});
program.on('exit', (code) => process.exit(code ?? 1));
process.on('disconnect', () => {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(program.pid), '/t', '/f']);
    process.exit(1);
  }
  process.kill(-process.pid, 'SIGKILL');
});
