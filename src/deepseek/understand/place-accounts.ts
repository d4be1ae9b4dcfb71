// Says whose account each account ID of a text is.
import type { StatedPart } from './sentence-part.ts';
import { ACCOUNT_ROLES, OTHER, OWN, type AccountRole } from './vocabulary/account-words.ts';

/** How far words belong to an ID, in UTF-16 code units. */
const REACH = 80;

/** “111122223333 and 444455556666”: the same is said of both. */
const AND = /^\s*(?:,|and|or|&|\+|\/)\s*$/;

const fits = ({ before, behind }: AccountRole, words: string, rest: string): boolean =>
  (before === undefined || before.test(words)) && (behind === undefined || behind.test(rest));

const roleOf = (words: string, rest: string): AccountRole | undefined =>
  ACCOUNT_ROLES.find((role) => fits(role, words, rest));

/** The parts, in which each account ID states whose it is. */
export function placeAccounts(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const accounts = parts
    .filter(({ accountId }) => accountId !== undefined)
    .toSorted((a, b) => a.start - b.start);
  if (accounts.length === 0) return parts;
  const roles: (AccountRole | undefined)[] = [];
  for (const [index, { start, end }] of accounts.entries()) {
    const last = accounts[index - 1]?.end ?? 0;
    const words = text.slice(Math.max(last, start - REACH), start).toLowerCase();
    const same = index > 0 && AND.test(words);
    const before = same ? roles[index - 1] : undefined;
    roles.push(before ?? roleOf(words, text.slice(end, end + 60).toLowerCase()));
  }
  for (const [index, { end }] of accounts.entries()) {
    const next = accounts[index + 1];
    if (next && AND.test(text.slice(end, next.start))) roles[index] ??= roles[index + 1];
  }
  let hasOwn = roles.includes(OWN);
  const isOther = hasOwn;
  const places = roles.map((role) => {
    if (role && (isOther || !role.isWeak)) return role;
    if (hasOwn) return OTHER;
    hasOwn = true;
    return OWN;
  });
  return parts.map((part) => {
    const place = places[accounts.indexOf(part)];
    if (!place || part.accountId === undefined) return part;
    const entities = place.entity ? [place.entity] : [];
    return { ...part, entities, answers: place.answers(part.accountId) };
  });
}
