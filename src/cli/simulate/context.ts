// Reads --context KEY=VALUE by the type that AWS's reference has for the key.
import { GLOBAL_KEYS, type Reference } from '#iam/reference/index.ts';
import { findKey, namespaceOf } from '#iam/rules/index.ts';
import { isGlobalName, severalValuesProblem, valueProblem } from '#iam/request/index.ts';
import { nearest, show } from '#iam/text/index.ts';
import { UsageError } from '#cli/usage.ts';

export interface GivenKeys {
  readonly context: { readonly [key: string]: readonly string[] };
  /** What should be said, but stops nothing. */
  readonly notes: readonly string[];
}

function pairOf(text: string): readonly [key: string, value: string] {
  const equals = text.indexOf('=');
  if (equals < 1)
    throw new UsageError(`Write --context as KEY=VALUE, such as aws:SecureTransport=true, not “${text}”.`);
  return [text.slice(0, equals).trim(), text.slice(equals + 1)];
}

function unknownKeyNote(key: string, reference: Reference): string {
  const owners = reference.ownersOf(namespaceOf(key.toLowerCase()));
  const known = [
    ...GLOBAL_KEYS.map((row) => row.key),
    ...owners.flatMap((owner) => reference.service(owner)?.keys.all.map((row) => row.key) ?? []),
  ];
  const near = nearest(key, known);
  const advice = near === undefined ? '' : ` Did you mean ${show(near)}?`;
  return `AWS has no ${isGlobalName(key) ? 'global ' : ''}condition key ${show(key)}.${advice} It is used as given.`;
}

/** The services whose files say what types the keys are of. */
export const servicesOfKeys = (texts: readonly string[], reference: Reference): readonly string[] =>
  texts.flatMap((text) => reference.ownersOf(namespaceOf(pairOf(text)[0].toLowerCase())));

/** A key that is given several times has several values. Throws what to write for a value of another type. */
export function readContext(texts: readonly string[], reference: Reference): GivenKeys {
  const context = new Map<string, string[]>();
  const notes = new Set<string>();
  for (const text of texts) {
    const [key, value] = pairOf(text);
    const known = findKey(key.toLowerCase(), reference);
    if (!known) notes.add(unknownKeyNote(key, reference));
    const problem = known && valueProblem(key, known.type, [value]);
    if (problem !== undefined) throw new UsageError(problem);
    // Of keys that differ in case only the first spelling is kept.
    const spelled = [...context.keys()].find((other) => other.toLowerCase() === key.toLowerCase()) ?? key;
    context.set(spelled, [...(context.get(spelled) ?? []), value]);
    if (known && !known.type.startsWith('Array') && context.get(spelled)!.length === 2)
      notes.add(severalValuesProblem(key));
  }
  return { context: Object.fromEntries(context), notes: [...notes] };
}
