// Documents by name, each once: a document that says the same as a known one gets its name.
import { asList, isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { BUILT_IN } from './built-in.ts';

export interface NamedJson {
  readonly name: string;
  readonly document: JsonValue;
}

/** The same text for documents that say the same, whatever the order of their members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/** An Id says nothing about access. A statement may stand without a list. */
function contentOf(document: unknown): string {
  if (!isObject(document)) return canonical(document);
  const { Version, Statement } = document as { readonly Version?: unknown; readonly Statement?: unknown };
  return canonical([Version, asList(Statement)]);
}

const BUILT_IN_BY_CONTENT = new Map([...BUILT_IN].map(([name, document]) => [contentOf(document), name]));

export function namedAgain(documents: readonly NamedJson[]) {
  const byName = new Map<string, JsonValue>();
  const assumed = new Set<string>();
  const byContent = new Map<string, string>();
  const add = (wanted: string, document: JsonValue): string => {
    let name = wanted;
    // A name of AWS's own would stand for that.
    for (let number = 2; byName.has(name) || BUILT_IN.has(name); number += 1) name = `${wanted}-${number}`;
    byName.set(name, document);
    return name;
  };
  for (const { name, document } of documents) {
    const content = contentOf(document);
    const given = add(name, document);
    if (!byContent.has(content)) byContent.set(content, given);
  }
  return {
    /** The name of the document; one that is new is called by its `kind`. Those that are only assumed are listed by themselves. */
    nameOf(document: unknown, kind: string, isAssumed: boolean): string {
      const content = contentOf(document);
      const known = BUILT_IN_BY_CONTENT.get(content) ?? byContent.get(content);
      if (known !== undefined) return known;
      const name = add(kind.replaceAll(' ', '-'), document as JsonValue);
      byContent.set(content, name);
      if (isAssumed) assumed.add(name);
      return name;
    },
    /** Those that there are. */
    all: (): JsonObject => Object.fromEntries([...byName].filter(([name]) => !assumed.has(name))),
    /** Those that stand for policies which are not known. */
    assumed: (): JsonObject => Object.fromEntries([...byName].filter(([name]) => assumed.has(name))),
  };
}
