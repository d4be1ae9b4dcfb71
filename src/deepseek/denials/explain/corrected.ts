// The statements of a policy that somebody pasted next to a message, changed where they miss the call.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { oneOrMany } from '#deepseek/compose/planned-statement.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { toArray, type Condition, type Statement } from '#iam/policy/policy.ts';
import { textsIn } from '#iam/policy/raw-policy.ts';
import { regionOfCall, type Clues } from './clues.ts';
import { allowsAction, isSpelling, SPELLINGS } from './near-miss.ts';
import { pastedStatements } from './pasted-statements.ts';

/** The statements with resources in the spelling of what was called. */
function withResources(
  pasted: readonly RawObject[],
  { action = '', resource = '' }: Denial,
): readonly RawObject[] {
  const spelling = SPELLINGS.find((each) =>
    pasted.some(
      ({ Action, Resource }) =>
        allowsAction(Action, action) && textsIn(Resource).some((entry) => isSpelling(each, entry, resource)),
    ),
  );
  if (!spelling) return [];
  return pasted.flatMap((statement) => {
    const entries = textsIn(statement['Resource']);
    const mended = entries.map((entry) => spelling(entry, resource));
    const isOther = mended.some((entry, index) => entry !== entries[index]);
    return isOther ? [{ ...statement, Resource: oneOrMany([...new Set(mended)]) }] : [];
  });
}

const OF_ARN = /^(?<start>arn:[\w-]+:[\w-]+:)(?<region>[\w-]*):(?<account>\d{12}):(?<end>.*)$/;

/** The ARNs that calls may come from, in the Region and the account that they do come from; another Region is added. */
function sources(arns: readonly string[], text: string, account: string | undefined): readonly string[] {
  const elsewhere = arns.reduce((rest, arn) => rest.replaceAll(arn, ''), text);
  const region = regionOfCall(elsewhere);
  return arns.flatMap((arn) => {
    const parts = OF_ARN.exec(arn)?.groups;
    if (!parts) return arn;
    const { start = '', end = '' } = parts;
    const isKnown = region !== undefined && parts['region'] !== '';
    const owner = account ?? parts['account']!;
    const own = `${start}${isKnown ? region : parts['region']!}:${owner}:${end}`;
    return owner === parts['account'] ? [arn, own] : own;
  });
}

const keyOf = (keys: object, name: string): string | undefined =>
  Object.keys(keys).find((key) => key.toLowerCase() === name.toLowerCase());

/** Operators that ask for a value. Others deny one, or ask whether there is any. */
const ASKS = /^(?:For\w+:)?(?:String|Arn)(?:Equals|Like)/i;

/** The conditions, with the values that the call brings; a value that is there already stays as it is. */
function withValues(
  condition: RawObject,
  wanted: Condition,
  { text }: Clues,
  account: string | undefined,
): RawObject {
  const values = Object.entries(Object.assign({}, ...Object.values(wanted)) as Record<string, unknown>);
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => {
      if (!isObject(keys) || !ASKS.test(operator)) return [operator, keys];
      const mended = { ...keys };
      for (const [name, value] of values) {
        const key = keyOf(keys, name);
        const is = /Like$/i.test(operator) ? globMatches : (a: string, b: string) => a === b;
        if (
          key !== undefined &&
          !textsIn(keys[key]).some((each) => textsIn(value).some((own) => is(each, own)))
        )
          mended[key] = value as RawObject[string];
      }
      const source = keyOf(keys, 'aws:SourceArn');
      const arns = source === undefined ? [] : textsIn(keys[source]);
      const real = [...new Set(sources(arns, text, account))];
      if (source !== undefined && !real.every((arn) => arns.includes(arn))) mended[source] = oneOrMany(real);
      return [operator, mended];
    }),
  );
}

const sameCaller = (pasted: RawObject[string], wanted: Statement['Principal']): boolean =>
  isObject(pasted) &&
  typeof wanted === 'object' &&
  Object.entries(wanted).every(([kind, value]) =>
    toArray(value as string).every((each) => textsIn(pasted[kind]).includes(each)),
  );

/** The statement of the trust policy that is for this caller, with conditions that the call meets. */
function withConditions(
  pasted: readonly RawObject[],
  wanted: Statement,
  clues: Clues,
  denial: Denial,
): readonly RawObject[] {
  const [own, ...more] = pasted.filter(({ Principal }) => sameCaller(Principal, wanted.Principal));
  const condition = own?.['Condition'];
  if (!own || more.length > 0 || !isObject(condition)) return [];
  const { resource = '', account } = denial;
  const owner = parseArn(resource)?.account || account;
  const mended = withValues(condition, wanted.Condition ?? {}, clues, owner);
  return JSON.stringify(mended) === JSON.stringify(condition) ? [] : [{ ...own, Condition: mended }];
}

/** What the policy of the text gets: its own statements, changed, where that is enough; else those that are wanted. */
export function corrected(
  wanted: readonly Statement[],
  layer: DenialLayer,
  denial: Denial,
  clues: Clues,
): { readonly statements: readonly Statement[]; readonly isInstead: boolean } {
  const [only, ...more] = wanted;
  if (!only || more.length > 0) return { statements: wanted, isInstead: false };
  const pasted = pastedStatements(clues.text, 'Allow').filter(
    ({ Principal }) => (Principal === undefined) === (layer === 'identity'),
  );
  const mended =
    layer === 'identity'
      ? withResources(pasted, denial)
      : layer === 'trust'
        ? withConditions(pasted, only, clues, denial)
        : [];
  const isInstead = mended.length > 0;
  return {
    statements: isInstead ? (mended as readonly RawObject[] as readonly Statement[]) : wanted,
    isInstead,
  };
}
