// What somebody is called who could use a role although no answer names them. Whatever cannot be seen, or looks like
// something else, is spelled out.
import { parseArn } from '#iam/policy/arn.ts';
import { codePointName } from '#iam/text/invisible.ts';
import { joinAnd } from '#iam/text/words.ts';
import type { LostCondition, Opening } from './openings.ts';
import { accountOf } from './principals.ts';
import type { NamedPrincipal, ReadCondition } from './read-statements.ts';
import { requiresValue, saysWho } from './says-who.ts';

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

/** Who gets in by another value of a condition key. */
type ByValue = (value: string, who: string) => string;

const anyone = (value: string): string => (value === '*' ? 'Anyone' : plainly(value));

/** By the end of the key in lower case; a provider's own claims are under its name. */
const BY_KEY: readonly (readonly [key: RegExp, name: ByValue])[] = [
  [/:sub$/, (value, who) => `${plainly(value)} through ${who}`],
  [/:aud$/, (value, who) => `${who} for the audience ${plainly(value)}`],
  [/^aws:principal(?:arn|account|servicename)$/, anyone],
  [/^aws:principalorg(?:id|paths)$/, (value) => `Anyone in ${plainly(value)}`],
  [/^aws:source(?:account|arn)$/, (value, who) => `${who} for ${plainly(value)}`],
];

/** Who gets in by a value of the condition. */
function nameBy({ key, keyName }: ReadCondition, value: string, who: string): string {
  const [, nameOf] = BY_KEY.find(([each]) => each.test(keyName)) ?? [];
  return nameOf ? nameOf(value, who) : `${who} with ${plainly(key)} ${plainly(value)}`;
}

const MOST_EXCEPTED = 3;

/** Everybody whom the statement is about: of everyone and of a provider, those whom a condition lets in. */
export function principalNames(
  { statement, principal }: Pick<Opening, 'statement' | 'principal'>,
  ownAccounts: ReadonlySet<string>,
): readonly string[] {
  if (!principal) {
    const excepted = statement.principals?.entries.slice(0, MOST_EXCEPTED) ?? [];
    const names = excepted.map((each) => entryName(each, ownAccounts));
    return [names.length > 0 ? `Anyone except ${joinAnd(names)}` : 'Anyone'];
  }
  const name = entryName(principal, ownAccounts);
  const limit = statement.conditions.find((condition) =>
    principal.type === 'Federated'
      ? isSubject(condition) && requiresValue(condition)
      : principal.text === '*' && condition.keyName.startsWith('aws:principal') && saysWho(condition),
  );
  return limit?.values?.map((value) => nameBy(limit, value, name)) ?? [name];
}

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
  return values.map((value) => nameBy(condition, value, who));
}

/** Those whom a Deny no longer stops: who is newly excepted, else all whom it is about. */
export function namesPast({ condition, values, now }: LostCondition, who: string): readonly string[] {
  const excepted = now ? values : (condition.values ?? []);
  return condition.operator?.negated === true && excepted.length > 0
    ? excepted.map((value) => nameBy(condition, value, who))
    : [who];
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
