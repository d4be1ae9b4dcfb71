// The policies of a case, by layer: names of documents of the file, paths, or documents written in place.
import { asList, isObject, type JsonValue } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import { LAYER_WORDS } from '#iam/decide/explain/reason-text.ts';
import { BUILT_IN } from './built-in.ts';
import { unknownMembers } from './members.ts';
import type { LineOf } from './read-text.ts';
import { LAYERS, type CasePolicies, type DocumentRef } from './test-case.ts';

type Report = (message: string) => void;

/** What policies are read with. */
export interface PolicyReader {
  readonly named: ReadonlyMap<string, DocumentRef>;
  readonly lineOf: LineOf;
  readonly report: Report;
}

const isPolicyDocument = (value: unknown): boolean => isObject(value) && 'Statement' in value;

/** Where a layer has several levels, each is a list of documents that apply together. */
const LEVELED: ReadonlySet<Layer> = new Set(['scp', 'rcp']);
/** One document each: all must allow. */
const EACH_A_LEVEL: ReadonlySet<Layer> = new Set(['boundary', 'endpoint']);

/** A document of its own, or the path of a file. */
export function readDocument(value: JsonValue, title: string, report: Report): DocumentRef | undefined {
  if (typeof value === 'string' && value.trim() !== '') return { path: value };
  if (isPolicyDocument(value)) return { title, document: value };
  report(`Write the ${title} as the path of a file, or as a policy document with a Statement.`);
  return undefined;
}

function refOf(value: JsonValue, title: string, { named, lineOf, report }: PolicyReader) {
  const known = typeof value === 'string' ? named.get(value) : undefined;
  if (known) return known;
  const builtIn = typeof value === 'string' ? BUILT_IN.get(value) : undefined;
  if (builtIn !== undefined) return { title: String(value), document: builtIn, builtIn: true } as const;
  const read = readDocument(value, title, report);
  if (!read || 'path' in read) return read;
  const line = lineOf(value);
  return line === undefined ? read : { ...read, title: `${title} on line ${line}` };
}

function levelsOf(layer: Layer, value: JsonValue, reader: PolicyReader): readonly (readonly DocumentRef[])[] {
  const read = (each: JsonValue): readonly DocumentRef[] => {
    const ref = refOf(each, LAYER_WORDS[layer], reader);
    return ref ? [ref] : [];
  };
  const entries = asList(value);
  if (LEVELED.has(layer)) return entries.map((level) => asList(level).flatMap(read));
  const documents = entries.flatMap(read);
  if (layer === 'resource' && documents.length > 1)
    reader.report('A resource has one policy. Write only one.');
  return EACH_A_LEVEL.has(layer) ? documents.map((document) => [document]) : [documents];
}

/** Each layer that is written; `null` is one that does not exist. */
export function readCasePolicies(
  value: JsonValue | undefined,
  reader: PolicyReader,
): Readonly<Partial<Record<Layer, CasePolicies[Layer] | null>>> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) {
    reader.report(`Write policies as an object of ${LAYERS.map(show).join(', ')}.`);
    return {};
  }
  unknownMembers(value, LAYERS, 'policies', reader.report);
  return Object.fromEntries(
    LAYERS.flatMap((layer) => {
      const given = Object.hasOwn(value, layer) ? value[layer] : undefined;
      if (given === undefined) return [];
      return [[layer, given === null ? null : levelsOf(layer, given, reader)]];
    }),
  );
}
