// npm start: serves the production app from this computer and says where.
import { anyFreePort, ensureBuilt, isFree, serve } from './serve.mjs';

const wanted = process.env['PORT'];
const usual = 4173;

/** @returns {Promise<number>} */
async function choosePort() {
  if (wanted !== undefined) {
    const port = Number(wanted);
    if (Number.isInteger(port) && port >= 0 && port < 65536 && (port === 0 || (await isFree(port)))) {
      return port === 0 ? anyFreePort() : port;
    }
    process.stderr.write(`PORT=${wanted} cannot be used: it is taken or no port number. Try another one.\n`);
    process.exit(1);
  }
  for (let port = usual; port < usual + 20; port += 1) if (await isFree(port)) return port;
  return anyFreePort();
}

try {
  await ensureBuilt(() =>
    process.stderr.write('Building Rolewright first, which takes less than a minute …\n'),
  );
} catch (error) {
  process.stderr.write(`Rolewright could not be built. ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
const port = await choosePort();
const server = await serve(port);
process.stdout.write(`Rolewright is at http://localhost:${port}/\n`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    // Open connections would keep the server running, and nothing is lost by closing them.
    void server.close().finally(() => process.exit(0));
  });
}
