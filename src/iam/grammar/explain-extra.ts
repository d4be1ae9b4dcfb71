// Explains members that do not belong where they are.

import { isObject, own } from '#iam/json/json-value.ts';
import type { Finding } from '#iam/findings/finding.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import { show } from '#iam/text/quote.ts';
import { PAGES, PRINCIPAL_KINDS, pageOf } from './elements.ts';
import { remove, rename, type WithFix } from './fixes.ts';
import { type ErrorLocation } from './error-location.ts';
import { exclusionOf } from './policy-types.ts';

type Names = readonly string[];

/** The element of the document or of a statement that `name` is a misspelling of. */
export function suggestedElement(location: ErrorLocation, name: string): string | undefined {
  const names: Names = location.statement ? STATEMENT_ELEMENTS : DOCUMENT_ELEMENTS;
  return names.includes(name) ? undefined : nearest(name, names);
}

/** Whether a member of the document holds the real document, as in the answers of the AWS CLI. */
export function isWrapper(document: ErrorLocation['document'], name: string): boolean {
  return own(own(document, name), 'Statement') !== undefined;
}

/** The statement elements at the top of the document, next to `Statement` or instead of it. */
export function strayElements(document: ErrorLocation['document']): Names {
  return STATEMENT_ELEMENTS.filter((name) => own(document, name) !== undefined);
}

function explainPrincipalKind(
  location: ErrorLocation,
  name: string,
  locations: Finding['locations'],
): Finding {
  const suggestion = nearest(name, PRINCIPAL_KINDS);
  const kinds =
    'Use `AWS` for accounts, users and roles, `Service` for AWS services, `Federated` for identity providers, `CanonicalUser` for S3.';
  return {
    id: 'invalid-principal-kind',
    code: 'INVALID_PRINCIPAL_KEY',
    severity: 'error',
    message: `${show(name)} is not a principal type. ${suggestion ? `Did you mean \`${suggestion}\`?` : kinds}`,
    locations,
    source: PAGES.principal,
    ...(suggestion !== undefined && rename(location, name, suggestion)),
  };
}

/** What to do about an element that neither the grammar nor the policy type excludes for a reason. */
function advise(location: ErrorLocation, name: string, suggestion: string | undefined): string {
  const { statement, document } = location;
  if (suggestion) return `Did you mean \`${suggestion}\`?`;
  if (statement && (DOCUMENT_ELEMENTS as Names).includes(name)) {
    return 'Move it to the top of the document, next to `Statement`.';
  }
  if (!statement && (STATEMENT_ELEMENTS as Names).includes(name)) {
    const others = own(document, 'Statement') === undefined ? strayElements(document).slice(1) : [];
    const together =
      others.length === 0
        ? 'It belongs'
        : `It and ${others.map((other) => `\`${other}\``).join(', ')} belong`;
    return `${together} inside a statement: \`"Statement": [{ … }]\`.`;
  }
  if (!statement && isWrapper(document, name)) return `Paste only the value of ${show(name)}.`;
  return 'Delete it: policies cannot contain comments or other members.';
}

/** Removes an element that the policy type does not support, if the policy means the same without it. */
function withoutExcluded(location: ErrorLocation, name: string): WithFix {
  const path = [...location.path, name];
  const value = own(location.value, name);
  if (name === 'Id') return remove(path, true);
  // A service control policy applies to everyone, a trust policy to its role.
  if (location.type === 'scp' && name === 'Principal' && value === '*') return remove(path, true);
  if (location.type === 'trust' && name === 'Resource') return remove(path, value === '*');
  return {};
}

/** Puts a statement without a policy into one; not where other members are there too. */
function wrapped({ document }: ErrorLocation): WithFix {
  if (!isObject(document)) return {};
  const { Version = '2012-10-17', ...statement } = document;
  if (!Object.keys(statement).every((name) => (STATEMENT_ELEMENTS as Names).includes(name))) return {};
  const value = { Version, Statement: [statement] };
  return {
    fix: { title: 'Wrap it in a policy', safe: false, edits: [{ kind: 'replace', path: [], value }] },
  };
}

/** An unknown or misplaced member called `name` in the object at `location`. */
export function explainExtra(location: ErrorLocation, name: string): Finding | undefined {
  const locations = [{ path: [...location.path, name], target: 'key' as const }];
  if (location.inner.length > 0) return explainPrincipalKind(location, name, locations);

  const { type, statement, document } = location;
  const suggestion = suggestedElement(location, name);
  const exclusion = exclusionOf(type, suggestion ?? name);
  const isHere = (statement ? STATEMENT_ELEMENTS : DOCUMENT_ELEMENTS) as Names;
  if (exclusion && suggestion && isHere.includes(suggestion)) {
    const message = `${show(name)} is not an element of a policy, and neither is \`${suggestion}\` here. ${exclusion.message}`;
    const { source } = exclusion;
    return {
      id: 'misspelt-element',
      code: 'INVALID_POLICY_ELEMENT',
      severity: 'error',
      message,
      locations,
      source,
    };
  }
  if (exclusion && isHere.includes(name)) {
    return { ...exclusion, severity: 'error', locations, ...withoutExcluded(location, name) };
  }
  // A statement without its brackets is one fault, reported at its first element.
  const strays = strayElements(document);
  const isBare = !statement && own(document, 'Statement') === undefined && strays.includes(name);
  if (isBare && strays[0] !== name) return undefined;
  return {
    id: suggestion ? 'misspelt-element' : 'unknown-element',
    code: 'INVALID_POLICY_ELEMENT',
    severity: 'error',
    message: `${show(name)} is not an element of ${statement ? 'a statement' : 'a policy document'}. ${advise(location, name, suggestion)}`,
    locations,
    source: suggestion ? pageOf(suggestion) : PAGES.elements,
    ...(suggestion !== undefined && rename(location, name, suggestion)),
    ...(isBare && wrapped(location)),
  };
}
