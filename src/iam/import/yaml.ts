// Reads YAML as JSON: a CloudFormation template with its short functions, or what AWS's command line prints.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Node,
  type Scalar,
} from 'yaml';
import { MAX_DEPTH } from '#iam/json/brackets.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { longName } from './intrinsics.ts';
import type { RepeatedName } from './read-json.ts';

interface YamlReading {
  /** One for each document of the text. */
  readonly values: readonly JsonValue[];
  /** The line on which a list or object begins. */
  readonly lines: ReadonlyMap<JsonValue, number>;
  /** Names that are more than once in an object: only the last counts. */
  readonly repeated: readonly RepeatedName[];
  /** Why the text could not be read, or not in full. */
  readonly problem: string | undefined;
}

/** CloudFormation takes templates of up to 1 MB. */
const MAX_LENGTH = 2_000_000;
/**
 * A character that may end one part of a text and begin another: the parser takes some microseconds for each. A
 * template of 1 MB has about 100,000.
 */
const MARK = /[\n{}[\],"'&!]|[:?-](?=\s)/g;
const MAX_MARKS = 250_000;
/** No real template has as many, even with aliases expanded. */
const MAX_VALUES = 200_000;
/** Of these, how many aliases and merge keys may bring: a short text can ask for billions. */
const MAX_REPEATED = 40_000;
const MAX_DOCUMENTS = 200;

/** Thrown within this file and caught at its edge. */
class Refused extends Error {}

/** What is not valid YAML, and where it begins. Thrown and caught like the other. */
class Fault extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** What an alias stands for, which is read once. */
interface Anchored {
  readonly value: JsonValue;
  /** How many values it holds, and how deep they go. */
  readonly size: number;
  readonly height: number;
}

interface Reader {
  /** The nodes that aliases refer to, by name. */
  readonly anchors: Map<string, Node>;
  readonly anchored: Map<Node, Anchored>;
  readonly counter: LineCounter;
  readonly lines: Map<JsonValue, number>;
  /** By name and line: aliases come by more than once. */
  readonly repeated: Map<string, RepeatedName>;
  readonly left: { values: number; repeated: number };
  /** The deepest level since the node that is being read began. */
  deepest: number;
}

/** YAML reads `0123` as a number; somebody wrote an account. */
function scalarValue({ value, source }: Scalar): JsonValue {
  if (typeof value === 'number' || typeof value === 'bigint')
    return String(value) === source && typeof value === 'number' ? value : (source ?? String(value));
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  return source ?? '';
}

function called(node: Node, value: JsonValue): JsonValue {
  const name = longName(node.tag ?? '');
  return name === undefined ? value : { [name]: value };
}

function withLine(reader: Reader, node: Node, value: JsonValue): JsonValue {
  const start = node.range?.[0];
  if (start !== undefined && typeof value === 'object' && value !== null)
    reader.lines.set(value, reader.counter.linePos(start).line);
  return value;
}

function spendRepeated(reader: Reader, values: number): void {
  reader.left.repeated -= values;
  reader.left.values -= values;
  if (reader.left.repeated < 0 || reader.left.values < 0)
    throw new Refused('Its aliases expand to far more than a template can contain.');
}

function checkDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new Refused(`It is nested more than ${MAX_DEPTH} levels deep.`);
}

function aliasValue(reader: Reader, name: string, depth: number): JsonValue {
  const meant = reader.anchors.get(name);
  if (!meant) throw new Refused(`The anchor \`&${name}\` does not exist.`);
  const known = reader.anchored.get(meant);
  // An anchor within itself is not read yet, and ends at the limit of depth.
  if (!known) return valueOf(reader, meant, depth + 1);
  spendRepeated(reader, known.size);
  const deepest = depth + 1 + known.height;
  checkDepth(deepest);
  reader.deepest = Math.max(reader.deepest, deepest);
  return known.value;
}

function valueOf(reader: Reader, node: Node | null | undefined, depth: number): JsonValue {
  reader.left.values -= 1;
  if (reader.left.values < 0) throw new Refused('It holds far more values than a template can contain.');
  checkDepth(depth);
  reader.deepest = Math.max(reader.deepest, depth);
  if (!node) return null;
  if (isAlias(node)) return aliasValue(reader, node.source, depth);
  if (!(isScalar(node) || isSeq(node) || isMap(node)) || !node.anchor) return plainValue(reader, node, depth);
  reader.anchors.set(node.anchor, node);
  const { deepest, left } = reader;
  const before = left.values;
  reader.deepest = depth;
  const value = plainValue(reader, node, depth);
  reader.anchored.set(node, { value, size: before - left.values + 1, height: reader.deepest - depth });
  reader.deepest = Math.max(reader.deepest, deepest);
  return value;
}

function plainValue(reader: Reader, node: Node, depth: number): JsonValue {
  if (isScalar(node)) return withLine(reader, node, called(node, scalarValue(node)));
  if (isSeq(node)) {
    const list = node.items.map((each) => valueOf(reader, each as Node, depth + 1));
    return withLine(reader, node, called(node, withLine(reader, node, list)));
  }
  return isMap(node) ? mapValue(reader, node, depth) : null;
}

function mapValue(reader: Reader, node: Node, depth: number): JsonValue {
  if (!isMap(node)) return null;
  const own: (readonly [string, JsonValue])[] = [];
  const merged: (readonly [string, JsonValue])[] = [];
  const names = new Set<string>();
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? (key.source ?? String(key.value)) : 'a key that is not a string';
    const inner = valueOf(reader, value as Node | null, depth + 1);
    // `<<: *defaults` takes over what is not said here.
    const isMerge = name === '<<' && typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    if (isMerge) {
      const members = Object.entries(inner);
      spendRepeated(reader, members.length);
      merged.push(...members);
    } else own.push([name, inner]);
    if (names.has(name) && isScalar(key) && key.range) {
      const { line } = reader.counter.linePos(key.range[0]);
      reader.repeated.set(`${line} ${name}`, { name, line });
    }
    names.add(name);
  }
  const value = Object.fromEntries([...merged, ...own]);
  return withLine(reader, node, called(node, withLine(reader, node, value)));
}

const refused = (problem: string): YamlReading => ({ values: [], lines: new Map(), repeated: [], problem });

function hasTooManyMarks(text: string): boolean {
  MARK.lastIndex = 0;
  let left = MAX_MARKS;
  while (left >= 0 && MARK.test(text)) left -= 1;
  return left < 0;
}

/**
 * Stops at the first fault of a document: a text that is no YAML has one at every few characters. The composer catches
 * what is thrown within a list or object and reports it once more for the whole.
 */
function stopAtFault(composer: Composer): void {
  let first: Fault | undefined;
  type Place = number | { readonly offset: number } | readonly [number, ...number[]];
  const onError = (place: Place, _code: string, message: string, isWarning = false): void => {
    if (isWarning) return;
    const offset = typeof place === 'number' ? place : 'offset' in place ? place.offset : place[0];
    first ??= new Fault(offset, message);
    throw first;
  };
  Object.assign(composer, { onError });
}

function* tokensOf(text: string, counter: LineCounter): Generator<CST.Token> {
  for (const token of new Parser(counter.addNewLine).parse(text)) {
    if (token.type === 'error')
      throw new Fault(
        token.offset,
        `${token.message}${token.source ? `: ${JSON.stringify(token.source)}` : ''}`,
      );
    yield token;
  }
}

const newComposer = (): Composer => {
  const composer = new Composer({
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  stopAtFault(composer);
  return composer;
};

/** The nodes of a YAML text, one for each document up to the first fault. Never throws. */
export function yamlNodes(text: string): readonly Node[] {
  const nodes: Node[] = [];
  if (text.length > MAX_LENGTH || hasTooManyMarks(text)) return nodes;
  try {
    for (const { contents, errors } of newComposer().compose(tokensOf(text, new LineCounter()))) {
      if (errors.length > 0 || nodes.length >= MAX_DOCUMENTS) break;
      if (contents) nodes.push(contents);
    }
  } catch {
    // A fault, or too deep: what stands before it is read.
  }
  return nodes;
}

/** The values of a YAML text. Never throws. */
export function readYaml(text: string): YamlReading {
  if (text.length > MAX_LENGTH) {
    const count = text.length.toLocaleString('en-US');
    return refused(`The text has ${count} characters; the limit for YAML is 2 million. Paste part of it.`);
  }
  if (hasTooManyMarks(text))
    return refused(
      `The text has more than ${MAX_MARKS.toLocaleString('en-US')} lines and punctuation marks, far more than a template can contain. Paste part of it.`,
    );
  const lines = new Map<JsonValue, number>();
  const counter = new LineCounter();
  const invalid = (offset: number, message: string): YamlReading =>
    refused(`Line ${counter.linePos(offset).line} is not valid YAML: ${message}.`);
  try {
    const composer = newComposer();
    const values: JsonValue[] = [];
    const left = { values: MAX_VALUES, repeated: MAX_REPEATED };
    const repeated = new Map<string, RepeatedName>();
    for (const { contents, errors } of composer.compose(tokensOf(text, counter))) {
      const [error] = errors;
      if (error) return invalid(error.pos[0], error.message);
      if (values.length >= MAX_DOCUMENTS) throw new Refused(`It has more than ${MAX_DOCUMENTS} documents.`);
      const reader = { counter, lines, left, repeated, anchors: new Map(), anchored: new Map(), deepest: 0 };
      values.push(valueOf(reader, contents, 0));
    }
    return { values, lines, repeated: [...repeated.values()], problem: undefined };
  } catch (error) {
    if (error instanceof Refused) return refused(error.message);
    if (error instanceof Fault) return invalid(error.offset, error.message);
    // The parser recurses: what is nested too deep ends here.
    return refused('It cannot be read as YAML.');
  }
}
