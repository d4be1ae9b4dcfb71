// Files as one .zip. The compression is loaded when it is first asked for.
import type { ExportedFile } from './exporter.ts';

const UNIX = 3;
/** The mode of a file, as the upper half of what a .zip says of it. */
const mode = (bits: number): number => ((0o100000 | bits) << 16) >>> 0;

/** The .zip as bytes. Names are paths within it, each once. */
export async function zipOf(files: readonly ExportedFile[]): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  return zipSync(
    Object.fromEntries(
      files.map(({ name, text, executable }) => [
        name,
        [strToU8(text), { os: UNIX, attrs: mode(executable ? 0o755 : 0o644) }],
      ]),
    ),
  );
}
