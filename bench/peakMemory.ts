// Loaded before a program (node --import), it prints the program's peak memory in MiB as the last line of standard error.
process.once('exit', () => {
  process.stderr.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
});
