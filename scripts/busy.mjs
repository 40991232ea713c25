// Keeps one core busy until whoever started it, with an IPC channel, is gone. scripts/testStress.ts starts these.
process.on('disconnect', () => process.exit());

function burn() {
  const end = Date.now() + 50;
  while (Date.now() < end);
  setImmediate(burn);
}
burn();
