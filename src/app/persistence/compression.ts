// The browser's compression, for share links.
import type { Codec } from '#deepseek/share/index.ts';

async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    // A stream is read one chunk after the other.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      void reader.cancel();
      throw new RangeError(`more than ${limit} bytes`);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new Blob([bytes.slice()]).stream();

export const codec: Codec = {
  deflate: (bytes) => collect(streamOf(bytes).pipeThrough(new CompressionStream('deflate-raw')), Infinity),
  inflate: (bytes, limit) =>
    collect(streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')), limit),
};
