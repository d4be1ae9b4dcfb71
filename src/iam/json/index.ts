// What the faces import of this folder.
export type { TextEdit } from './edit-text.ts';
export { format } from './format.ts';
export type { JsonLocation } from './json-path.ts';
export {
  type JsonObject,
  type JsonValue,
  type RawObject,
  asList,
  isList,
  isObject,
  own,
} from './json-value.ts';
export { lazyTree } from './lazy-tree.ts';
export { type JsonNode, type ParsedText, membersOf, nodeAt, parse, rangeOf, toValue } from './parse.ts';
export { readQuickly, validJson } from './quick-json.ts';
export type { TextRange } from './ranges.ts';
export { MAX_TEXT_LENGTH, nonWhitespaceLength } from './text-size.ts';
