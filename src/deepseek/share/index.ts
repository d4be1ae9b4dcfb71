// What the faces import of this folder.
export type { ComparedDrafts, Draft } from './draft.ts';
export { CAPS } from './link-limits.ts';
export { type Codec, decodeLink, encodeComparison, encodeLink } from './link.ts';
export { readCase, readCases } from './read-case.ts';
export { serializeCase } from './serialize-case.ts';
export { decodeText, encodeText } from './text-link.ts';
