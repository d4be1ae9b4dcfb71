// The statements of a policy that somebody pasted next to a message, changed where they miss the call.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { oneOrMany } from '#deepseek/compose/planned-statement.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { toArray, type Condition, type Statement } from '#iam/policy/policy.ts';
import { textsIn } from '#iam/policy/raw-policy.ts';
import type { Clues } from './clues.ts';
import { allowsAction } from './near-miss.ts';
import { pastedStatements } from './pasted-statements.ts';

/** Other spellings of what a Resource element names, of which one may be what was called. */
const SPELLINGS: readonly ((entry: string, called: string) => string)[] = [
  // ARNs of China and of GovCloud begin differently: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  (entry, called) => entry.replace(/^arn:[\w-]+:/, `arn:${called.split(':')[1]}:`),
  // The streams of a log group: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
  (entry) => (/:log-group:[^:]+$/.test(entry) ? `${entry}:*` : entry),
  (entry, called) => (entry.toLowerCase() === called.toLowerCase() ? called : entry),
];

/** The statements with resources in the spelling of what was called. */
function withResources(
  pasted: readonly RawObject[],
  { action = '', resource = '' }: Denial,
): readonly RawObject[] {
  const spelling = SPELLINGS.find((spelled) =>
    pasted.some(
      ({ Action, Resource }) =>
        allowsAction(Action, action) &&
        textsIn(Resource).some((entry) => {
          const other = spelled(entry, resource);
          return other !== entry && globMatches(other, resource);
        }),
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

const REGION = /(?<![\w-])[a-z]{2}(?:-[a-z]+){1,2}-\d(?![\w-])/g;
/** As the call is given it. */
const CALLED_IN =
  /(?:--region[ =]|\bregion_?name["']?\s{0,3}[:=]\s{0,3}["']|\bAWS_(?:DEFAULT_)?REGION["']?\s{0,3}[:=]\s{0,3}["']?)([a-z]{2}(?:-[a-z]+){1,2}-\d)\b/i;
const OF_ARN = /^(?<start>arn:[\w-]+:[\w-]+:)(?<region>[\w-]*):(?<account>\d{12}):(?<end>.*)$/;

/** The ARNs that calls may come from, in the Region and the account that they do come from; another Region is added. */
function sources(arns: readonly string[], text: string, account: string | undefined): readonly string[] {
  const elsewhere = arns.reduce((rest, arn) => rest.replaceAll(arn, ''), text);
  const called = CALLED_IN.exec(elsewhere)?.[1];
  const [region, ...more] = new Set(called === undefined ? elsewhere.match(REGION) : [called]);
  return arns.flatMap((arn) => {
    const parts = OF_ARN.exec(arn)?.groups;
    if (!parts) return arn;
    const { start = '', end = '' } = parts;
    const isKnown = region !== undefined && more.length === 0 && parts['region'] !== '';
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

/** What to have in place of the statements of the text; empty where another statement has to be added. */
export function corrected(
  wanted: readonly Statement[],
  layer: DenialLayer,
  denial: Denial,
  clues: Clues,
): readonly Statement[] {
  const [only, ...more] = wanted;
  if (!only || more.length > 0) return [];
  const pasted = pastedStatements(clues.text, 'Allow').filter(
    ({ Principal }) => (Principal === undefined) === (layer === 'identity'),
  );
  const mended =
    layer === 'identity'
      ? withResources(pasted, denial)
      : layer === 'trust'
        ? withConditions(pasted, only, clues, denial)
        : [];
  return mended as readonly RawObject[] as readonly Statement[];
}
