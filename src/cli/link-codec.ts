// Compresses and expands share links with Node's zlib.
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Codec } from '#deepseek/share/index.ts';

export const linkCodec: Codec = {
  deflate: promisify(deflateRaw),
  inflate: (bytes, limit) =>
    promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw)(bytes, {
      maxOutputLength: limit,
    }),
};
