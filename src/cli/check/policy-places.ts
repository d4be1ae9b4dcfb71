// Where the policies that were found in a file stand in it, whatever its language, so that findings have the file's lines.
import { groupBy } from '#iam/collections/index.ts';
import { type FoundPolicy, type SourceText, decode, detectLanguage, linesOf } from '#iam/import/index.ts';
import { readSourceFile } from '#iam/editing/index.ts';
import {
  type JsonLocation,
  type JsonNode,
  type JsonValue,
  type TextRange,
  asList,
  isList,
  isObject,
  lazyTree,
  memberOf,
  nodeAt,
  own,
  rangeOf,
  toValue,
} from '#iam/json/index.ts';

/** A part of a file that may be one of its policies. Offsets are those of the file. */
interface Candidate {
  readonly root: JsonNode;
  readonly says: JsonValue | undefined;
}

const hasStatements = (node: JsonNode): boolean => {
  const value = memberOf(node, 'Statement')?.children?.[1];
  return value?.type === 'array' || value?.type === 'object';
};

const POLICY_TEXT = /^\s*(?:\{|%7b)[^]*Statement/i;

/** Objects with statements, and strings that contain one, in the order of the text. */
function* candidatesInJson(text: string): Generator<Candidate> {
  const root = lazyTree(text);
  const stack = root ? [root] : [];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const hasOwn = node.type === 'object' && hasStatements(node);
    if (hasOwn) yield { root: node, says: toValue(node) };
    else if (node.type === 'string' && POLICY_TEXT.test(String(node.value)))
      yield { root: node, says: decode(String(node.value))?.value };
    // Policies do not contain policies.
    if (hasOwn && memberOf(node, 'Version')) continue;
    // Of a member only the value.
    const children = node.type === 'property' ? (node.children ?? []).slice(1) : (node.children ?? []);
    for (const child of children.toReversed()) stack.push(child);
  }
}

const isJson = (text: string): boolean => /^\ufeff?\s*[{[]/.test(text);

function candidatesIn({ text, name = '' }: SourceText, beside: readonly SourceText[]): readonly Candidate[] {
  if (isJson(text)) return [...candidatesInJson(text)];
  const language = detectLanguage(text, name)?.id === 'terraform' ? 'hcl' : 'yaml';
  return readSourceFile(text, language, { beside }).policies.map(({ root, document }) => ({
    root,
    says: document,
  }));
}

/** What a policy says, whatever the order of its members, and whether one value stands in a list: Terraform writes it anew. */
function meaning(value: JsonValue): string {
  if (isList(value))
    return value.length === 1 ? meaning(value[0]!) : `[${value.map(meaning).toSorted().join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).filter(([name, member]) => name !== 'Sid' || member !== '');
  return `{${members
    .map(([name, member]) => `${JSON.stringify(name)}:${meaning(member)}`)
    .toSorted()
    .join()}}`;
}

const keyOf = (value: JsonValue | undefined): string => (value === undefined ? '' : meaning(value));

/** The parts of a text that may be policies, and what finds the one that a policy is. */
class Candidates {
  readonly #all: readonly Candidate[];
  readonly #lineAt: (offset: number) => number;
  readonly #isJson: boolean;
  readonly #taken = new Set<number | undefined>();

  constructor(text: string, all: readonly Candidate[], firstLine: number) {
    const lineIn = linesOf(text);
    this.#all = all;
    this.#lineAt = (offset) => lineIn(offset) + firstLine - 1;
    this.#isJson = isJson(text);
  }

  /** The next that says the same, or else the last: one document can be the policy of several resources. */
  #sayingTheSame(policies: readonly FoundPolicy[]): readonly (number | undefined)[] {
    const byMeaning = groupBy([...this.#all.keys()], (index) => keyOf(this.#all[index]!.says));
    const seen = new Map<string, number>();
    return policies.map(({ text }) => {
      const key = keyOf(decode(text)?.value);
      const same = byMeaning.get(key) ?? [];
      const number = seen.get(key) ?? 0;
      seen.set(key, number + 1);
      return same[number] ?? same.at(-1);
    });
  }

  #onLine(line: number): number | undefined {
    const near = [...this.#all.keys()].filter((index) => {
      // JSON in the lines of a string begins below the line of that.
      const below = line - this.#lineAt(this.#all[index]!.root.offset);
      return below === 0 || below === -1;
    });
    return near.find((index) => !this.#taken.has(index)) ?? near[0];
  }

  /**
   * The one that each policy is, as far as it is known. One whose functions were worked out in another way stands on its
   * line, or in JSON between its neighbors.
   */
  of(policies: readonly FoundPolicy[]): readonly (Candidate | undefined)[] {
    const places = this.#sayingTheSame(policies);
    for (const place of places) this.#taken.add(place);
    let last = -1;
    return places.map((known, index) => {
      const { line } = policies[index]!;
      const after = places.slice(index + 1).find((each) => each !== undefined) ?? this.#all.length;
      const isNext = (_: Candidate, at: number): boolean => at > last && at < after && !this.#taken.has(at);
      const found =
        known ??
        (line === undefined ? undefined : this.#onLine(line)) ??
        (this.#isJson ? this.#all.findIndex(isNext) : undefined) ??
        -1;
      this.#taken.add(found);
      last = Math.max(last, found);
      return this.#all[found];
    });
  }
}

const statementsOf = (document: JsonValue | undefined): readonly JsonValue[] => {
  const statements = own(document, 'Statement');
  return statements === undefined ? [] : asList(statements);
};

/** The location in what the text says; undefined where a loop made another number of statements of what is written. */
function inText(
  { path, target }: JsonLocation,
  document: JsonValue | undefined,
  { root, says }: Candidate,
): JsonLocation | undefined {
  const [ours, theirs] = [statementsOf(document), statementsOf(says)];
  let steps = path;
  const [first, index, ...rest] = path;
  if (first === 'Statement' && typeof index === 'number' && ours.length !== theirs.length) {
    const [meant, sid] = [keyOf(ours[index]), own(ours[index], 'Sid')];
    const same = theirs.findIndex((each) => keyOf(each) === meant);
    const at = same >= 0 ? same : theirs.findIndex((each) => sid && own(each, 'Sid') === sid);
    if (at < 0) return undefined;
    steps = [first, at, ...rest];
  }
  // Where Terraform writes the only entry of a list without the list, that entry is meant.
  const node = target === 'value' ? nodeAt(root, steps) : undefined;
  const isOnly = node?.type === 'array' && node.children?.length === 1;
  const said = isOnly ? path.reduce((value, step) => own(value, step), document) : [];
  return { path: isList(said) ? steps : [...steps, 0], target };
}

/**
 * Maps locations in the policies of a file to ranges in it; undefined where only the line is known. `beside` is the
 * Terraform module of the file.
 */
export function policyPlaces(
  file: SourceText,
  policies: readonly FoundPolicy[],
  beside: readonly SourceText[],
): (policy: FoundPolicy, location: JsonLocation) => TextRange | undefined {
  const groups = groupBy(policies, ({ part }) => part);
  const known = new Map<FoundPolicy['part'], ReadonlyMap<FoundPolicy, Candidate | undefined>>();
  const candidatesOf = (part: FoundPolicy['part']): ReadonlyMap<FoundPolicy, Candidate | undefined> => {
    const before = known.get(part);
    if (before) return before;
    const within = groups.get(part) ?? [];
    const source = part ? { ...file, text: part.text } : file;
    const found = new Candidates(source.text, candidatesIn(source, beside), part?.line ?? 1).of(within);
    const candidates = new Map(within.map((policy, index) => [policy, found[index]]));
    known.set(part, candidates);
    return candidates;
  };
  return (policy, location) => {
    const { part, text } = policy;
    const candidate = candidatesOf(part).get(policy);
    const within = candidate && inText(location, decode(text)?.value, candidate);
    if (!within) return undefined;
    // Where a path leads nowhere, it is the nearest value around.
    const { start, end } = rangeOf({ text: file.text, root: candidate.root }, within);
    const offset = part?.offset ?? 0;
    return { start: offset + start, end: offset + end };
  };
}
