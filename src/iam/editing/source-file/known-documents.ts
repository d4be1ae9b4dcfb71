// Keeps the documents of policies while neither their text nor anything around policies changes: at a key, those of all
// policies but one. Who has the same document again has the same object, and may keep with it what follows from it.
import type { JsonValue } from '#iam/json/json-value.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { SourcePolicy } from './source-file.ts';

/** What the parts of policies that are written elsewhere are worked out from. */
type Surroundings = readonly string[];

interface Kept {
  readonly surroundings: Surroundings;
  readonly documents: Map<string, JsonValue>;
}

/** A text, and another one that somebody looks at in between. */
const MAX_SURROUNDINGS = 4;
const MAX_DOCUMENTS = 2000;

let latest: readonly Kept[] = [];

/** Of policies whose parts are all in their own text. */
const selfContained = new Map<string, JsonValue>();

/** Keeps the document, and forgets those that nobody has asked for lately. */
function keep(documents: Map<string, JsonValue>, key: string, document: JsonValue): JsonValue {
  documents.delete(key);
  documents.set(key, document);
  if (documents.size > MAX_DOCUMENTS) documents.delete(documents.keys().next().value!);
  return document;
}

function documentsIn(surroundings: Surroundings): Map<string, JsonValue> {
  const same = latest.find(
    (each) =>
      each.surroundings.length === surroundings.length &&
      each.surroundings.every((text, index) => text === surroundings[index]),
  );
  const kept = same ?? { surroundings, documents: new Map<string, JsonValue>() };
  latest = [kept, ...latest.filter((each) => each !== same)].slice(0, MAX_SURROUNDINGS);
  return kept.documents;
}

interface ReadDocument {
  readonly document: JsonValue;
  /** Whether a part of it comes from elsewhere. */
  readonly isReaching: boolean;
}

export interface KnownDocuments {
  /** The document of a policy. `how` names the way in which its text is read. */
  of(range: TextRange, how: string, read: () => ReadDocument): JsonValue;
}

interface ReadText {
  readonly text: string;
  /** What parts from elsewhere are worked out from; asked once all policies are found. */
  readonly surroundings: () => Surroundings;
  /** Whether a policy may take something from another one. */
  readonly mayReach: (written: string) => boolean;
}

export function knownDocuments({ text, surroundings, mayReach }: ReadText): KnownDocuments {
  let documents: Map<string, JsonValue> | undefined;
  return {
    of({ start, end }, how, read) {
      const written = text.slice(start, end);
      if (mayReach(written)) return read().document;
      const key = `${how} ${written}`;
      const own = selfContained.get(key);
      if (own !== undefined) return keep(selfContained, key, own);
      documents ??= documentsIn(surroundings());
      const known = documents.get(key);
      if (known !== undefined) return keep(documents, key, known);
      const { document, isReaching } = read();
      return keep(isReaching ? documents : selfContained, key, document);
    },
  };
}

/** Works something out about a policy, again only where its document is another one. */
export function oncePerDocument<T, Rest extends readonly unknown[]>(
  work: (policy: SourcePolicy, ...rest: Rest) => T,
): (policy: SourcePolicy, ...rest: Rest) => T {
  const known = new WeakMap<object, { readonly result: T }>();
  return (policy, ...rest) => {
    const document = policy.document as object;
    const kept = known.get(document) ?? { result: work(policy, ...rest) };
    known.set(document, kept);
    return kept.result;
  };
}
