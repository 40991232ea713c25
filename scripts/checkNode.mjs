// Every npm script runs this first: the tools need Node 22 or later, and an older one fails in ways that are hard to read.
const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  console.error(
    `Plumbline's scripts need Node 22 or later; this is ${process.versions.node}. ` +
      'npm ci brings Node 24 for Linux, macOS and Windows as an optional package; ' +
      'if it was left out (--omit=optional), run npm ci again without that flag or put a newer Node on the PATH.',
  );
  process.exit(1);
}
