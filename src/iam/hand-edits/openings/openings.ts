// What an edited policy lets somebody do that the composed one does not: each statement, for each of its principals, must
// be allowed by the composed statements already, with every condition kept, and every Deny must still deny all it denied.
import { globCovers, globsMeet } from '#iam/policy/patterns/glob.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import { widerValues } from './conditions.ts';
import { principalCovers, type OwnAccounts } from './principals.ts';
import type {
  NamedEntry,
  EntrySet,
  PolicyReading,
  NamedPrincipal,
  ReadCondition,
  StatementAsRead,
} from './read-statements.ts';

/** A composed condition that no longer limits as it did. */
export interface LostCondition {
  readonly condition: ReadCondition;
  /** The condition that stands in its place with other values; undefined where none does. */
  readonly now: ReadCondition | undefined;
  /** Of those, the values that let more in. */
  readonly values: readonly string[];
}

/** How far one statement goes beyond another. */
export interface Excess {
  readonly actions: readonly NamedEntry[];
  readonly resources: readonly NamedEntry[] | 'everything';
  readonly conditions: readonly LostCondition[];
}

export interface Opening {
  /** The edited statement that allows more, or the composed one that no longer denies. */
  readonly statement: StatementAsRead;
  /** What comes nearest in the other policy: the composed statement, or the edited one that is left of a Deny. */
  readonly nearest: StatementAsRead | undefined;
  /** Undefined where the statement names nobody, or everybody but some. */
  readonly principal: NamedPrincipal | undefined;
  /** Beyond the nearest composed statement; undefined where there is none for this principal. */
  readonly excess: Excess | undefined;
}

type Covers = (wide: string, narrow: string) => boolean;

const actionCovers: Covers = (wide, narrow) => globCovers(wide.toLowerCase(), narrow.toLowerCase());

const resourceCovers =
  (sameVariables: boolean): Covers =>
  (wide, narrow) => {
    if (!hasVariable(wide) && !hasVariable(narrow)) return globCovers(wide, narrow);
    return (sameVariables && wide === narrow) || wide === '*';
  };

const isEverything = (set: EntrySet): boolean =>
  set.isNot ? set.entries.length === 0 : set.entries.some(({ text }) => /^\*+$/.test(text));

/** The entries of `narrow` that `wide` does not have; `everything` where these are all but some. */
function beyond(wide: EntrySet, narrow: EntrySet, covers: Covers): readonly NamedEntry[] | 'everything' {
  if (isEverything(wide)) return [];
  if (narrow.isNot) {
    const keepsAll =
      wide.isNot && wide.entries.every(({ text }) => narrow.entries.some((each) => covers(each.text, text)));
    return keepsAll ? [] : 'everything';
  }
  if (!wide.isNot)
    return narrow.entries.filter(({ text }) => !wide.entries.some((each) => covers(each.text, text)));
  return narrow.entries.filter(({ text }) =>
    wide.entries.some((each) => globsMeet(each.text.toLowerCase(), text.toLowerCase())),
  );
}

/** The conditions of `wide` that `narrow` does not keep. A key in two spellings limits by either, so both must. */
function lostConditions(
  wide: StatementAsRead,
  narrow: StatementAsRead,
  same: boolean,
): readonly LostCondition[] {
  return wide.conditions.flatMap((condition): readonly LostCondition[] => {
    const tried = narrow.conditions.flatMap((now) => {
      const values = widerValues(condition, now, same);
      return values ? [{ now, values }] : [];
    });
    const kept = tried.filter(({ values }) => values.length === 0);
    const isKept = kept.some(({ now }) =>
      tried.every(({ now: { keyName, operator }, values }) => {
        const isTwin = keyName === now.keyName && operator === now.operator;
        return !isTwin || values.length === 0;
      }),
    );
    if (isKept) return [];
    const nearest = tried.toSorted((a, b) => b.values.length - a.values.length)[0];
    return [{ condition, now: nearest?.now, values: nearest?.values ?? [] }];
  });
}

function excessOf(wide: StatementAsRead, narrow: StatementAsRead, same: boolean): Excess {
  const actions = beyond(wide.actions, narrow.actions, actionCovers);
  return {
    actions: actions === 'everything' ? [{ text: '*', path: narrow.path }] : actions,
    resources: wide.resources
      ? narrow.resources
        ? beyond(wide.resources, narrow.resources, resourceCovers(same))
        : 'everything'
      : [],
    conditions: lostConditions(wide, narrow, same),
  };
}

const sizeOf = ({ actions, resources, conditions }: Excess): number =>
  actions.length + (resources === 'everything' ? 9 : resources.length) + 2 * conditions.length;

function nearestOf(
  wides: readonly StatementAsRead[],
  narrow: StatementAsRead,
  same: boolean,
): { readonly wide: StatementAsRead; readonly excess: Excess; readonly size: number } | undefined {
  let best: { wide: StatementAsRead; excess: Excess; size: number } | undefined;
  for (const wide of wides) {
    const excess = excessOf(wide, narrow, same);
    const size = sizeOf(excess);
    if (!best || size < best.size) best = { wide, excess, size };
    if (size === 0) break;
  }
  return best;
}

const MOST_PARTS = 2000;
const MOST_SPLITS = 4;

const alone = (set: EntrySet): readonly EntrySet[] =>
  set.isNot ? [set] : set.entries.map((entry) => ({ entries: [entry], isNot: false }));

/** The statement for one value of its first condition with several, one each. */
function splitByValue(statement: StatementAsRead): readonly StatementAsRead[] {
  const at = statement.conditions.findIndex(
    ({ operator, values }) =>
      operator && !operator.negated && operator.set !== 'ForAllValues' && (values?.length ?? 0) > 1,
  );
  const split = statement.conditions[at];
  return (split?.values ?? []).map((value) => ({
    ...statement,
    conditions: statement.conditions.map((each, index) =>
      index === at ? { ...each, values: [value] } : each,
    ),
  }));
}

/** Whether the statements together allow all of one that allows one action on one resource. */
function cover(wides: readonly StatementAsRead[], part: StatementAsRead, same: boolean, splits = 0): boolean {
  if (nearestOf(wides, part, same)?.size === 0) return true;
  if (splits === MOST_SPLITS) return false;
  const values = splitByValue(part);
  return (
    values.length > 0 && values.length < 64 && values.every((each) => cover(wides, each, same, splits + 1))
  );
}

/** How far a statement goes beyond all of the others together; undefined where it does not. */
function excessBeyond(
  wides: readonly StatementAsRead[],
  narrow: StatementAsRead,
  same: boolean,
): { readonly wide: StatementAsRead; readonly excess: Excess } | undefined {
  const nearest = nearestOf(wides, narrow, same);
  if (!nearest || nearest.size === 0) return undefined;
  const [actions, resources] = [alone(narrow.actions), narrow.resources && alone(narrow.resources)];
  if (actions.length * (resources?.length ?? 1) > MOST_PARTS) return nearest;
  const isCovered = actions.every((action) =>
    (resources ?? [undefined]).every((resource) =>
      cover(wides, { ...narrow, actions: action, resources: resource }, same),
    ),
  );
  return isCovered ? undefined : nearest;
}

/** Each principal with the statement; nobody in particular where it names none, or all but some. */
const principalsOf = ({ principals }: StatementAsRead): readonly (NamedPrincipal | undefined)[] =>
  !principals || principals.isNot ? [undefined] : principals.entries;

/** Whether the statement is about the principal, whom another names; `narrow` is that other. */
function isAbout(
  wide: StatementAsRead,
  narrow: StatementAsRead,
  principal: NamedPrincipal | undefined,
  ownAccounts: OwnAccounts,
): boolean {
  if (!wide.principals) return !narrow.principals;
  if (principal) {
    const covers = wide.principals.entries.some((each) => principalCovers(each, principal, ownAccounts));
    return wide.principals.isNot ? false : covers;
  }
  if (!narrow.principals) return false;
  // All but some: the other must except no one else.
  if (!wide.principals.isNot)
    return wide.principals.entries.some(({ type, text }) => type === '*' && text === '*');
  const excepted = new Set(narrow.principals.entries.map(({ type, text }) => `${type} ${text}`));
  return wide.principals.entries.every(({ type, text }) => excepted.has(`${type} ${text}`));
}

/** Statements with Allow that let more happen than those of the composed policy. */
function allowed(composed: PolicyReading, edited: PolicyReading, own: OwnAccounts): readonly Opening[] {
  const same = composed.variables === edited.variables;
  const before = composed.statements.filter(({ effect }) => effect === 'Allow');
  return edited.statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) =>
      principalsOf(statement).flatMap((principal): readonly Opening[] => {
        const theirs = before.filter((each) => isAbout(each, statement, principal, own));
        if (theirs.length === 0) return [{ statement, nearest: undefined, principal, excess: undefined }];
        const found = excessBeyond(theirs, statement, same);
        return found ? [{ statement, nearest: found.wide, principal, excess: found.excess }] : [];
      }),
    );
}

/** Statements with Deny that no longer deny all they did. Only what AWS surely reads denies. */
function undenied(composed: PolicyReading, edited: PolicyReading, own: OwnAccounts): readonly Opening[] {
  const same = composed.variables === edited.variables;
  const now = edited.statements.filter(({ effect, isExact }) => effect === 'Deny' && isExact);
  return composed.statements
    .filter(({ effect }) => effect === 'Deny')
    .flatMap((statement) =>
      principalsOf(statement).flatMap((principal): readonly Opening[] => {
        const theirs = now.filter((each) => isAbout(each, statement, principal, own));
        if (theirs.length === 0) return [{ statement, nearest: undefined, principal, excess: undefined }];
        const found = excessBeyond(theirs, statement, same);
        return found ? [{ statement, nearest: found.wide, principal, excess: found.excess }] : [];
      }),
    );
}

/** All that the edited policy opens. Empty for the composed policy in any layout and order, and for anything narrower. */
export const openingsOf = (
  composed: PolicyReading,
  edited: PolicyReading,
  ownAccounts: OwnAccounts,
): readonly Opening[] => [
  ...allowed(composed, edited, ownAccounts),
  ...undenied(composed, edited, ownAccounts),
];
