// Findings that kits have with one version of the service reference and not with the other.
import { RULES } from '#deepseek/rules/index.ts';
import { print } from '#iam/policy/print.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import type { KitDocument } from '#deepseek/compose/role-kit.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { ComposedExample } from './kits.ts';

export interface KitChange {
  readonly kit: string;
  readonly document: string;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** The findings of a document in words; each text is checked once. */
function checker(reference: Reference): (document: KitDocument) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return ({ type, document }) => {
    const text = print(document);
    const key = `${type} ${text}`;
    const before = known.get(key);
    if (before) return before;
    // Some messages name the date of the reference.
    const found = checkPolicy({ type, text }, reference, RULES).findings.map(
      ({ severity, id, message }) => `${severity} ${id}: ${message.replaceAll(reference.date, 'today')}`,
    );
    known.set(key, found);
    return found;
  };
}

export function kitChanges(
  before: Reference,
  after: Reference,
  kits: readonly ComposedExample[],
): readonly KitChange[] {
  const [old, now] = [checker(before), checker(after)];
  return kits.flatMap(({ name, documents }) =>
    documents.flatMap((document) => {
      const [was, is] = [old(document), now(document)];
      const gained = is.filter((each) => !was.includes(each));
      const lost = was.filter((each) => !is.includes(each));
      return gained.length + lost.length === 0 ? [] : [{ kit: name, document: document.id, gained, lost }];
    }),
  );
}
