// Findings on a policy of a template, apart from those that wait for values which only a deployment knows.
import type { LocatedFinding } from '#iam/findings/finding.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { asList, isObject, own } from '#iam/json/json-value.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { validJson } from '#iam/json/quick-json.ts';

/** Rules that miss a condition, by how they begin: one that is not known may be it. */
export const CURED_BY_CONDITIONS =
  /^(?:trust-(?:account-wide|open-to|without)|(?:rcp-)?missing-(?:condition-key|github|paired|related|service-cond)|eks-trust-without|shared-oidc|restrict-access|recommended-cond|condition-undone|deny-leaves|credential-exp|privilege-esc|pass-role-with|create-slr-with)/;

/** Rules about the document as a whole, which what it lacks may put right. */
const CURED_BY_STATEMENTS = /^(?:missing-statement|refused-by-aws)$/;

/** Rules on how much there is, and whether it is the same: of any number of parts the document has one. */
const CURED_BY_NUMBERS = /^(?:redundant-statement|policy-size-exceeds-.*)$/;

/** Whether a value may still be anything, or not be there at all. */
function isOpen(value: JsonValue | undefined, markers: readonly string[]): boolean {
  if (typeof value === 'string')
    return value !== '' && markers.reduce((rest, marker) => rest.replaceAll(marker, ''), value) === '';
  if (!isObject(value))
    return Array.isArray(value) && value.length > 0 && value.every((each) => isOpen(each, markers));
  const members = Object.entries(value);
  return (
    members.some(([name]) => markers.some((marker) => name.includes(marker))) &&
    members.every(([, each]) => isOpen(each, markers))
  );
}

const at = (document: JsonValue | undefined, path: JsonPath): JsonValue | undefined =>
  path.reduce<JsonValue | undefined>((value, step) => own(value, step), document);

/** The statement that a path leads into. */
function statementAt(document: JsonValue | undefined, [first, index]: JsonPath): JsonValue | undefined {
  const statements = first === 'Statement' ? own(document, 'Statement') : undefined;
  if (statements === undefined) return undefined;
  return asList(statements)[typeof index === 'number' ? index : 0];
}

/** Whether a name or value in the conditions of a statement is open, so that these may limit it in any way. */
function hasOpenConditions(statement: JsonValue | undefined, markers: readonly string[]): boolean {
  const condition = own(statement, 'Condition');
  if (condition === undefined) return false;
  const names = isObject(condition)
    ? Object.entries(condition).flatMap(([operator, keys]) => [
        operator,
        ...(isObject(keys) ? Object.keys(keys) : []),
      ])
    : [JSON.stringify(condition)];
  return names.some((name) => markers.some((marker) => name.includes(marker)));
}

interface OpenPart {
  readonly marker?: string | undefined;
  /** Whether it stands for any number of parts. */
  readonly isAnyNumber?: boolean | undefined;
}

type Placed = Pick<LocatedFinding, 'id' | 'locations' | 'start' | 'end'>;

/**
 * Leaves out findings that an unresolved part may put right: on a string or name that has one, on a member that may be
 * anything or not be there, on conditions and statements that may still come.
 */
export function withoutUnresolved<T extends Placed>(
  findings: readonly T[],
  unresolved: readonly OpenPart[],
  text: string,
): readonly T[] {
  if (unresolved.length === 0 || findings.length === 0) return findings;
  const markers = [...new Set(unresolved.flatMap(({ marker }) => marker ?? []))];
  const lacksParts = unresolved.some(({ marker }) => marker === undefined);
  const hasAnyNumber = unresolved.some(({ isAnyNumber }) => isAnyNumber);
  const document = validJson(text);
  const isUnsettled = ({ id, locations, start, end }: T): boolean => {
    const own = text.slice(start, end);
    if (own.startsWith('"') && markers.some((marker) => own.includes(marker))) return true;
    if (CURED_BY_STATEMENTS.test(id) && lacksParts) return true;
    if (CURED_BY_NUMBERS.test(id) && hasAnyNumber) return true;
    if (locations.some(({ path }) => path.length > 0 && isOpen(at(document, path), markers))) return true;
    return (
      CURED_BY_CONDITIONS.test(id) &&
      locations.some(({ path }) => hasOpenConditions(statementAt(document, path), markers))
    );
  };
  return findings.filter((finding) => !isUnsettled(finding));
}
