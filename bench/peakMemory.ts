// Loaded before a program (node --import), it prints the program's own processor time in milliseconds and its peak memory in MiB as the last
// two lines of standard error.
process.once('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`${Math.round((userCPUTime + systemCPUTime) / 1000)}\n${Math.round(maxRSS / 1024)}\n`);
});
