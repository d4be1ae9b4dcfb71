// Reads files that were dropped on the page or pasted, packed logs too.
import type { DroppedFile } from '#app/state/start.ts';

const MAX_FILES = 50;

/** Events of AWS CloudTrail come packed. */
async function textOfFile(file: File): Promise<string> {
  if (!file.name.endsWith('.gz')) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** The texts of the files. One that cannot be unpacked is left out. */
export async function readDropped(files: Iterable<File>): Promise<readonly DroppedFile[]> {
  const read = await Promise.allSettled(
    [...files]
      .slice(0, MAX_FILES)
      .map(async (file): Promise<DroppedFile> => ({ name: file.name, text: await textOfFile(file) })),
  );
  return read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}
