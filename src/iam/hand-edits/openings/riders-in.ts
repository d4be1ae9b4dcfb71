// Who could use a role or a resource although no answer names them: whatever a hand edit opens, in words.
import type { JsonPath } from '#iam/json/json-path.ts';
import { openingsOf, type Opening } from './openings.ts';
import { readPolicyText, type PolicyReading } from './read-statements.ts';
import { bareName, namesBeyond, namesPast, plainly, principalNames, somebodyIn } from './rider-names.ts';
import { saysWho } from './says-who.ts';

/** Somebody whom a document lets in beyond what the wizard composes. */
export interface FoundRider {
  /** "999999999999", or who with what: "lambda.amazonaws.com without aws:SourceAccount". */
  readonly principal: string;
  /** "999999999999 can use this role" */
  readonly text: string;
  readonly why: string;
  readonly path: JsonPath;
  /** Undefined where the text cannot be read. */
  readonly opening: Opening | undefined;
}

const WHY = {
  added: 'No answer names it. It was added by hand.',
  wider: 'A condition or an action was changed by hand, so the statement lets in more than your answers say.',
  undenied: 'A Deny was removed or narrowed by hand.',
  pasted: 'The statement names everyone, and no condition says who of them.',
  unread: 'Part of the text cannot be read as a policy, so who it lets in is not certain.',
} as const;

export interface RiderScope {
  /** "this role": what the document lets somebody use; undefined where it only denies, whatever it says. */
  readonly noun: string | undefined;
  /** The accounts that the roles are in. */
  readonly ownAccounts: ReadonlySet<string>;
}

/** One line each, in words, of an Allow statement that goes too far. */
function allowedBy(opening: Opening, { noun, ownAccounts }: RiderScope): readonly FoundRider[] {
  if (noun === undefined) return [];
  const { statement, principal, excess } = opening;
  const path = principal?.path ?? statement.path;
  if (!excess) {
    return principalNames(opening, ownAccounts).map((who) => ({
      principal: who,
      text: `${who} can use ${noun}`,
      why: WHY.added,
      path,
      opening,
    }));
  }
  const who = bareName(opening, ownAccounts);
  const conditions = excess.conditions.flatMap((lost) =>
    namesBeyond(lost, who).map((name): FoundRider => ({
      principal: name,
      text: `${name} can use ${noun}`,
      why: WHY.wider,
      path: lost.now?.path ?? path,
      opening,
    })),
  );
  const wider = (what: string, at: JsonPath): FoundRider => ({
    principal: `${who}, also ${what}`,
    text: `${who} can also use ${what} on ${noun}`,
    why: WHY.wider,
    path: at,
    opening,
  });
  const resources =
    excess.resources === 'everything'
      ? [wider('all resources', statement.path)]
      : excess.resources.map((each) => wider(plainly(each.text), each.path));
  const actions = excess.actions.map((each) => wider(plainly(each.text), each.path));
  const found = [...conditions, ...actions, ...resources];
  return found.length > 0 ? found : [wider('more than before', statement.path)];
}

/** One line each, in words, of a Deny statement that no longer denies all it did. */
function undeniedBy(
  opening: Opening,
  edited: PolicyReading,
  { noun, ownAccounts }: RiderScope,
): readonly FoundRider[] {
  const { statement, nearest, excess } = opening;
  const name =
    statement.sid === undefined ? `a Deny${noun === undefined ? '' : ` on ${noun}`}` : plainly(statement.sid);
  const who = bareName(opening, ownAccounts);
  const excepted = edited.statements
    .filter(({ principals, effect }) => effect === 'Deny' && principals?.isNot === true)
    .flatMap(({ principals }) => principals?.entries ?? [])
    .filter(({ text }) => !statement.principals?.entries.some((each) => each.text === text))
    .map((principal) => bareName({ principal }, ownAccounts));
  const byConditions = excess?.conditions.flatMap((lost) => namesPast(lost, who)) ?? [];
  const names = !excess && excepted.length > 0 ? excepted : byConditions;
  return [...new Set(names.length > 0 ? names : [who])].map((each) => ({
    principal: `${each} past ${name}`,
    text: `${each} is no longer denied by ${name}`,
    why: WHY.undenied,
    path: nearest?.path ?? ['Statement'],
    opening,
  }));
}

/** Statements of a pasted policy that let everyone in. */
function openToAll({ statements }: PolicyReading): readonly Opening[] {
  return statements.flatMap((statement) => {
    const { effect, principals, conditions } = statement;
    if (effect === 'Deny' || !principals || conditions.some(saysWho)) return [];
    const named = principals.isNot ? [undefined] : principals.entries.filter(({ text }) => text === '*');
    return named.map((principal) => ({
      statement,
      nearest: undefined,
      principal,
      excess: undefined,
    }));
  });
}

/** Everybody named where nothing can be read, unless the composed text or a rider names them. */
function unreadIn(
  text: string,
  composed: string,
  known: readonly FoundRider[],
  { noun }: RiderScope,
): readonly FoundRider[] {
  const before = somebodyIn(composed);
  const said = known.map(({ principal }) => principal).join('\n');
  return [...somebodyIn(text)].flatMap((word): readonly FoundRider[] => {
    const name = word === '*' ? 'Anyone' : plainly(word);
    const account = /\d{12}/.exec(word)?.[0] ?? name;
    if (before.has(word) || said.includes(name) || said.includes(account)) return [];
    const found = {
      principal: name,
      text: `${name} may be able to use ${noun ?? 'what is denied'}`,
      why: WHY.unread,
    };
    return [{ ...found, path: [], opening: undefined }];
  });
}

/** Everyone whom the text lets in beyond the composed one; of a pasted policy, which has none, those who are everybody. */
export function ridersIn(
  text: string,
  composed: string | undefined,
  place: RiderScope,
): readonly FoundRider[] {
  if (text === composed) return [];
  const edited = readPolicyText(text);
  if (composed === undefined) {
    return edited.readings
      .flatMap(openToAll)
      .flatMap((opening) => allowedBy(opening, place).map((each) => ({ ...each, why: WHY.pasted })));
  }
  const before = readPolicyText(composed).readings[0] ?? { statements: [], variables: true };
  const found = edited.readings.flatMap((reading) =>
    openingsOf(before, reading, place.ownAccounts).flatMap((opening) =>
      opening.statement.effect === 'Allow' ? allowedBy(opening, place) : undeniedBy(opening, reading, place),
    ),
  );
  return edited.isUnsure ? [...found, ...unreadIn(text, composed, found, place)] : found;
}
