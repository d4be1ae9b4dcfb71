// What policies allow outside the service reference: unknown names, and patterns that also match future actions.
import { ANY, STAR, type Codes } from '#iam/policy/patterns/pattern.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';

export interface OutsideReference {
  /** Entries that also match actions that AWS adds later: "s3:get*" in lower case, or "NotAction". */
  readonly open: readonly string[];
  /** Actions that are not in the reference, in lower case. */
  readonly unlisted: readonly string[];
}

const textOf = (codes: Codes): string =>
  codes.map((code) => (code === STAR ? '*' : code === ANY ? '?' : String.fromCharCode(code))).join('');

function openIn({ actions: { set, isNot } }: CompiledStatement): readonly string[] {
  if (isNot) return set.everything ? [] : ['NotAction'];
  return [...(set.everything ? ['*'] : []), ...set.patterns.map(({ codes }) => textOf(codes))];
}

function isListed(reference: Reference, name: string): boolean {
  const colon = name.indexOf(':');
  return reference.listed(name.slice(0, colon))?.actions.has(name.slice(colon + 1)) === true;
}

/** Looks at Allow statements of identity policies. */
export function outsideReference({ identity }: CompiledPolicies, reference: Reference): OutsideReference {
  const statements = identity.documents
    .flatMap((document) => document.statements)
    .filter(({ effect }) => effect === 'Allow');
  const names = statements.flatMap(({ actions: { set, isNot } }) => (isNot ? [] : [...set.names]));
  const sorted = (texts: readonly string[]) => [...new Set(texts)].toSorted();
  return {
    open: sorted(statements.flatMap(openIn)),
    unlisted: sorted(names.filter((name) => !isListed(reference, name))),
  };
}
