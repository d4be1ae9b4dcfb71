// Waits for a file that the browser saves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.ts';
import type { Download } from './visitor.ts';

/** Files that are still being written. */
const PARTIAL = /\.(?:part|wkdownload)$/;

export async function newFile(folder: string, start: () => Promise<unknown>): Promise<Download> {
  const before = new Set(readdirSync(folder));
  await start();
  return until('a saved file', async () => {
    const added = readdirSync(folder).filter((file) => !before.has(file));
    const [name] = added;
    if (name === undefined || added.some((file) => PARTIAL.test(file))) return undefined;
    const bytes = readFileSync(join(folder, name));
    return bytes.length > 0 ? { name, bytes } : undefined;
  });
}
