// Reading and writing share links, in a chunk of its own.
import '#core/answers/rows.ts';

export { decodeLink, encodeLink } from '#core/share/link.ts';
export { codec } from './codec.ts';
