// Reading and writing share links, in a chunk of its own.
export { decodeLink, encodeLink } from '#core/share/link.ts';
export { codec } from './codec.ts';
