// A policy in the same text as the message, for something like what was called, but for another ARN.
import type { Denial } from '#deepseek/denials/denial.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { RawObject } from '#iam/json/json-value.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { show, showWhole } from '#iam/text/quote.ts';
import { joinAnd } from '#iam/text/words.ts';
import { textsIn } from '#iam/policy/raw-policy.ts';
import type { ModelFix } from './model-fix.ts';
import { pastedStatements } from './pasted-statements.ts';

/** The list or the one value of a statement’s Resource. */
const RESOURCES =
  /(?:"Resource"\s{0,20}:\s{0,20}|^\s*(?:- )?Resource:\s{1,5})(?:"([^"]{1,2000})"|\[([^\]]{1,4000})\]|(arn:[^\s"',]{1,2000}))/gm;

/** What stands before the resources of a policy: its actions. */
const policiesIn = (text: string): string =>
  Array.from(text.matchAll(RESOURCES), ({ index }) => text.slice(Math.max(0, index - 200), index)).join('\n');

/** Another spelling of what was named, or how it is apart from what was called. */
type HintRow = { readonly hint: string } & (
  | { readonly mended: (named: string, called: string) => string }
  | { readonly is: (named: string, called: string, action: string) => boolean }
);

/** Why an ARN is not the one that was called, where that is often got wrong. */
const HINTS: readonly HintRow[] = [
  {
    is: (named, called) =>
      named.includes(':inference-profile/') && called.includes(':application-inference-profile/'),
    hint: 'An application inference profile has an ARN of a type of its own.',
  },
  {
    is: (named, called, action) =>
      /:(?:Create|Update)Endpoint$/.test(action) &&
      named.includes(':endpoint/') &&
      called.includes(':endpoint-config/'),
    hint: 'The call is checked on the endpoint and on its configuration.',
  },
  {
    mended: (named, called) => (named.toLowerCase() === called.toLowerCase() ? called : named),
    hint: 'They differ in capital letters, which count in an ARN.',
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    mended: (named, called) => named.replace(/^arn:[\w-]+:/, `arn:${called.split(':')[1]}:`),
    hint: 'It names another partition: the ARNs of this account begin as the one of the call does.',
  },
  {
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
    mended: (named) => (/:log-group:[^:]+$/.test(named) ? `${named}:*` : named),
    hint: 'That is the group itself: its streams are this ARN with :* behind it.',
  },
  {
    is: (named, called) => named.includes(':s3:::') && called.startsWith(`${named}/`),
    hint: 'That is the bucket itself: its objects are this ARN with /* behind it.',
  },
  {
    is: (named, called) => called.startsWith(`${named}/runtime-endpoint/`),
    hint: 'The call is checked on the runtime and on its endpoint.',
  },
  {
    mended: (named) => named.replace(/:\d{12}:foundation-model\//, '::foundation-model/'),
    hint: 'Foundation models have no account in their ARN.',
  },
];

export type Spelling = (named: string, called: string) => string;

export const SPELLINGS: readonly Spelling[] = HINTS.flatMap((row) => ('mended' in row ? row.mended : []));

/** Whether something else that is named is what was called in another spelling. */
export function isSpelling(spelling: Spelling, named: string, called: string): boolean {
  const mended = spelling(named, called);
  return mended !== named && globMatches(mended, called);
}

/** “logs:PutLogEvents on arn:…” */
const IN_PROSE = /\b[a-z0-9-]+:[A-Z]\w*\*? (?:on|for) (arn:aws[\w-]*:[^\s"'`,;)]+)/g;

const namedIn = (text: string): readonly string[] => [
  ...inStatements(text),
  ...Array.from(text.matchAll(IN_PROSE), ([, arn = '']) => arn),
];

const inStatements = (text: string): readonly string[] =>
  [...text.matchAll(RESOURCES)].flatMap(
    ([, one, list = '', plain]) => one ?? plain ?? list.match(/(?<=")(?:arn:[^"]+|\*)(?=")/g) ?? [],
  );

/** Whether an Action element names the action. */
export const allowsAction = (actions: RawObject[string], action: string): boolean =>
  textsIn(actions).some((pattern) => globMatches(pattern.toLowerCase(), action.toLowerCase()));

/** What the statements for an action name, where they are pasted as JSON; else all that is named. Variables may be anything. */
function namedFor(text: string, action = ''): readonly string[] {
  const pasted = pastedStatements(text, 'Allow');
  const own = pasted.filter(({ Action }) => allowsAction(Action, action));
  const named = pasted.length === 0 ? namedIn(text) : own.flatMap(({ Resource }) => textsIn(Resource));
  return named.map((each) => each.replaceAll(/\$\{[^}]*\}/g, '*'));
}

/** Whether a policy in the text names the action, and what it was refused on. */
export const isNamedIn = (text: string, { action = '', resource = '' }: Denial): boolean =>
  policiesIn(text).includes(action) &&
  namedFor(text, action).some((pattern) => globMatches(pattern, resource));

/** Lists and functions of YAML, and Denies. */
const UNREAD = /^\s*(?:- )?Resource:\s*(?:!|$)|\bEffect["']?\s{0,5}:\s{0,5}["']?Deny\b/m;

/** A sentence on what the policy names instead; undefined if there is no policy, or it names all that is called. */
export function nearMiss(
  { form, action, resource, explicit }: Denial,
  model: ModelFix | undefined,
  text: string,
): string | undefined {
  const calls = model && model.changes.length === 0 ? model.calls.map((call) => call.resource) : [];
  const needed = [...new Set(calls)].filter((arn) => arn.includes('::foundation-model/'));
  const called = parseArn(resource ?? needed[0] ?? '');
  const isOfListing = form === 'model-data-not-accessible' || action === 's3:ListBucket';
  // What names everything, or more than is read here, leaves nothing out.
  if (!called || explicit === true || namedIn(text).includes('*') || UNREAD.test(text)) return undefined;
  const all = namedIn(text).filter((each) => parseArn(each)?.service === called.service);
  const alike =
    needed.length > 0 || isOfListing
      ? all
      : namedFor(text, action).filter((each) => all.includes(each) || each.includes('*'));
  const [named] = alike;
  const isNamed = (arn: string): boolean => alike.some((pattern) => globMatches(pattern, arn));
  if (named === undefined) return undefined;
  if (needed.some(isNamed)) {
    const left = needed.filter((arn) => !isNamed(arn));
    return left.length === 0
      ? undefined
      : `The policy in this text leaves out ${joinAnd(left.map(showWhole))}.`;
  }
  const bucket = !isOfListing ? undefined : /^arn:[\w-]+:s3:::[^/]+(?=\/)/.exec(resource ?? '')?.[0];
  if (
    bucket !== undefined &&
    !isNamed(bucket) &&
    isNamed(resource!) &&
    /\bs3:ListBucket\b/.test(policiesIn(text))
  )
    return `s3:ListBucket is checked on the bucket ${show(bucket)} itself: the policy in this text allows it on objects, where it does nothing.`;
  if (resource === undefined || isNamed(resource)) return undefined;
  const hinted = HINTS.flatMap((row) =>
    alike.flatMap((each) => {
      const is =
        'mended' in row ? isSpelling(row.mended, each, resource) : row.is(each, resource, action ?? '');
      return is ? { each, hint: row.hint } : [];
    }),
  );
  const [{ each = named, hint } = {}] = hinted;
  return `The policy in this text is for ${showWhole(each)}, which is not what was called.${hint === undefined ? '' : ` ${hint}`}`;
}
