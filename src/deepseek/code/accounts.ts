// The account that code works in, by the ARNs of what belongs to it.
import { isText, type Follower, type Value } from './values.ts';
import { accountOfArn } from './model-ids.ts';
import { isAwsRegistry } from '#deepseek/facts/image-registries.ts';
import type { CodeNotes } from './notes.ts';
import type { ParameterReader } from './parameters.ts';
import type { Place } from './program.ts';
import type { ReadableCall } from './readable-call.ts';

/** The accounts in ARNs of things that belong to the role's own account. */
const OWN_ARN =
  /arn:aws[\w-]*:(?:s3|bedrock|bedrock-agentcore|sagemaker|iam|sts|lambda|ecs|eks|es|aoss|logs):[\w-]*:(\d{12}):(?!guardrail\/|prompt-router\/)/g;

/** A registry of images. */
const REGISTRY = /(?<![\w])(\d{12})\.dkr\.ecr\./g;

/** What may belong to another account; and policies name what they like. */
const OF_OTHERS: ReadonlySet<ParameterReader> = new Set([
  'guardrail',
  'kms-key',
  'model-kms-key',
  'volume-key',
  'topic',
  'arn',
  'execution-role',
  'model-role',
]);

interface FoundAccount {
  readonly account: string;
  readonly place: Place;
}

const isAccount = (value: Value): value is Value & { kind: 'text' } =>
  isText(value) && /^\d{12}$/.test(value.value);

/** Each account where it stands first. */
function onceEach(found: readonly FoundAccount[]): readonly FoundAccount[] {
  return found.filter(
    ({ account }, index) => found.findIndex((other) => other.account === account) === index,
  );
}

/** Those of a role, and of what it calls. */
const accountsOfCalls = (calls: readonly ReadableCall[]): readonly FoundAccount[] =>
  calls.flatMap(({ values }) =>
    [...values].flatMap(([reader, { values: each }]) =>
      each.flatMap((value): readonly FoundAccount[] => {
        const account = isText(value) && !OF_OTHERS.has(reader) ? accountOfArn(value.value) : undefined;
        return account === undefined ? [] : [{ account, place: value }];
      }),
    ),
  );

/** Those that a stack is deployed to, or that a name of the program says to be one. */
function accountsOfNames({ program, follow, lookUp }: Follower): readonly FoundAccount[] {
  const stacks = program.calls.flatMap(({ args, named }) =>
    [named, ...args.map((value) => [{ key: undefined, value }])].flatMap((entries) =>
      lookUp(entries, 'env.account'),
    ),
  );
  const names = [...program.root.bindings]
    .filter(([name]) => /account/i.test(name))
    .flatMap(([, bindings]) => bindings.flatMap(({ value }) => follow(value)));
  return [...stacks, ...names].filter(isAccount).map((value) => ({ account: value.value, place: value }));
}

function accountsOfText(text: string): readonly FoundAccount[] {
  const found = (pattern: RegExp, before: string): readonly FoundAccount[] =>
    Array.from(text.matchAll(pattern), ({ 0: name, 1: account = '', index }) => {
      const start = index + name.indexOf(before + account) + before.length;
      return { account, place: { start, end: start + account.length } };
    });
  return [...found(OWN_ARN, ':'), ...found(REGISTRY, '').filter(({ account }) => !isAwsRegistry(account))];
}

/** The account of the text, if it names only one; a role and what it calls in two are asked about. */
export function accountOf(
  calls: readonly ReadableCall[],
  follower: Follower,
  text: string,
  notes: CodeNotes,
): FoundAccount | undefined {
  const called = accountsOfCalls(calls);
  const apart = onceEach(called);
  if (apart.length > 1)
    notes.contradict(
      'account',
      apart.map(({ account, place: { start, end } }) => ({ start, end, value: account })),
    );
  const [only, other] = onceEach([...accountsOfText(text), ...accountsOfNames(follower), ...called]);
  // A connector’s other role is of the account that has the model.
  const isOfTwo = calls.some(({ values }) => [...values].some(([reader]) => reader === 'model-role'));
  return !other ? only : isOfTwo && apart.length === 1 ? apart[0] : undefined;
}
