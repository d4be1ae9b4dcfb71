// What somebody is called who could use a role although no answer names them. Whatever cannot be seen, or looks like
// something else, is spelled out.
import { parseArn } from '#core/iam/arn.ts';
import { codePointName } from '#core/text/invisible.ts';
import { joinAnd } from '#core/text/words.ts';
import type { LostCondition, Opening } from './openings.ts';
import { accountOf } from './principals.ts';
import type { NamedPrincipal, ReadCondition, StatementAsRead } from './read-statements.ts';

const LONGEST = 160;

/** Names in policies are ASCII: a letter of another script, or one that turns the reading direction, is there to deceive. */
export function plainly(text: string): string {
  const spelled = text.replaceAll(/[^ -~]/gu, (each) => `[${codePointName(each.codePointAt(0) ?? 0)}]`);
  return spelled.length > LONGEST ? `${spelled.slice(0, 110)}…${spelled.slice(-40)}` : spelled;
}

/** "token.actions.githubusercontent.com", with the account where it is not one of the policy's own. */
function providerName(text: string, ownAccounts: ReadonlySet<string>): string {
  const arn = parseArn(text);
  const name = arn?.resource.replace(/^(?:oidc|saml)-provider\//, '');
  if (arn === undefined || name === undefined || name === arn.resource) return plainly(text);
  return plainly(ownAccounts.has(arn.account) ? name : `${name} of ${arn.account}`);
}

function entryName(entry: NamedPrincipal, ownAccounts: ReadonlySet<string>): string {
  const { type, text } = entry;
  if (text === '*') return 'Anyone';
  const account = accountOf(entry);
  if (account !== undefined) return account;
  if (type === 'Federated') return providerName(text, ownAccounts);
  return type === 'CanonicalUser' ? `Canonical user ${plainly(text)}` : plainly(text);
}

const isSubject = ({ keyName }: ReadCondition): boolean => keyName.endsWith(':sub');

const MOST_VALUES = 3;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).map(plainly);
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : joinAnd(shown);
}

/** Those whom the statement lets in besides the principal: the subjects of tokens, the organization. */
function withLimits(name: string, entry: NamedPrincipal, { conditions }: StatementAsRead): string {
  const valuesOf = (is: (condition: ReadCondition) => boolean): readonly string[] =>
    conditions.flatMap((each) => (is(each) && each.operator?.negated === false ? (each.values ?? []) : []));
  const subjects = entry.type === 'Federated' ? valuesOf(isSubject) : [];
  if (subjects.length > 0) return `${listed(subjects)} through ${name}`;
  const groups =
    entry.text === '*'
      ? valuesOf(({ keyName }) => /^aws:principal(?:orgid|orgpaths|account|arn)$/.test(keyName))
      : [];
  return groups.length > 0 ? `${name} in ${listed(groups)}` : name;
}

/** Who the statement is about. */
export function principalName(
  { statement, principal }: Pick<Opening, 'statement' | 'principal'>,
  ownAccounts: ReadonlySet<string>,
): string {
  if (principal) return withLimits(entryName(principal, ownAccounts), principal, statement);
  const excepted = statement.principals?.entries ?? [];
  const names = excepted.slice(0, MOST_VALUES).map((each) => entryName(each, ownAccounts));
  return names.length > 0 ? `Anyone except ${joinAnd(names)}` : 'Anyone';
}

/** Who gets in by another value of a condition key. */
type ByValue = (value: string, who: string) => string;

const anyone = (value: string): string => (value === '*' ? 'Anyone' : plainly(value));

/** By the end of the key in lower case; a provider's own claims are under its name. */
const BY_KEY: readonly (readonly [key: RegExp, name: ByValue])[] = [
  [/:sub$/, (value, who) => `${plainly(value)} through ${who}`],
  [/:aud$/, (value, who) => `${who} for the audience ${plainly(value)}`],
  [/^aws:principal(?:arn|account)$/, anyone],
  [/^aws:principalorgid$/, (value) => `Anyone in ${plainly(value)}`],
  [/^aws:source(?:account|arn)$/, (value, who) => `${who} for ${plainly(value)}`],
];

/** The bare name of a principal, without whom its statement lets in. */
export function bareName(
  { principal }: Pick<Opening, 'principal'>,
  ownAccounts: ReadonlySet<string>,
): string {
  return principal ? entryName(principal, ownAccounts) : 'Anyone';
}

/** Those whom a lost condition lets in, one name a value. */
export function namesBeyond({ condition, values }: LostCondition, who: string): readonly string[] {
  if (values.length === 0) return [`${who} without ${plainly(condition.key)}`];
  const isNot = condition.operator?.negated === true;
  const [, nameOf] = BY_KEY.find(([key]) => key.test(condition.keyName)) ?? [];
  return values.map((value) =>
    nameOf
      ? nameOf(value, who)
      : `${who} with ${plainly(condition.key)}${isNot ? ' also' : ''} ${plainly(value)}`,
  );
}

/** Those whom a Deny no longer stops: who is newly excepted, else all whom it is about. */
export function namesPast({ condition, values, now }: LostCondition, who: string): readonly string[] {
  const isException =
    condition.operator?.negated === true && /^aws:(?:principal|userid)/.test(condition.keyName);
  const excepted = now ? values : (condition.values ?? []);
  return isException && excepted.length > 0 ? excepted.map(anyone) : [who];
}

const LOOKS_LIKE_SOMEBODY =
  /\p{Nd}{12}|\.amazonaws\.com|-provider\/|^(?:repo|project_path|system:serviceaccount):/iu;

/** Words of a text that look like principals, escapes read: for a text that cannot be read as a policy. */
export function somebodyIn(text: string): ReadonlySet<string> {
  const decoded = text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  const words = decoded.split(/[\s"'“”‘’,[\]{}]+/u);
  return new Set(words.filter((word) => word === '*' || LOOKS_LIKE_SOMEBODY.test(word)));
}
