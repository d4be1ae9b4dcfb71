// Whole messages, as people paste them: what each says of which call, what is no denial, and that its fix lets the call and
// what the same step needs next through, and nothing else.
import { expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { testedKeys } from '#iam/environment/prefill.ts';
import { tryCall } from '#iam/environment/try-call.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import messages from '#deepseek/denials/cases/whole-messages.json' with { type: 'json' };
import { NOTICES } from '#deepseek/denials/parse/notices.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { explainDenials } from './explain.ts';
import type { ExplainedDenial, StatementFix, TeamFix } from './explained.ts';

/** Action and resource, and the caller where it is another than the refused one. */
type Call = readonly [action: string, resource: string, caller?: string];

interface Message {
  readonly text: string;
  /** The refused calls: who, what, on what, by which kind of policy, and why. */
  readonly denials: readonly string[];
  /** What is no denial. */
  readonly notices: readonly string[];
  /** Of each, one of the words between the bars stands in the explanation. */
  readonly says?: readonly string[];
  /** The kind of policy that the fix is for, and what it must and must not let through. */
  readonly fix?: {
    readonly layer: string;
    readonly allows: readonly Call[];
    readonly denies: readonly Call[];
  };
}

const all = messages as unknown as readonly Message[];
const FACTS = referenceFacts(WHOLE);

const explain = (text: string): readonly ExplainedDenial[] =>
  explainDenials(parseDenials(text), {}, WHOLE, text);

const told = ({ denial, cause }: ExplainedDenial): string =>
  [
    denial.principal ?? 'nobody',
    [denial.action, ...denial.alsoNeeds].join(' '),
    denial.resource ?? '-',
    `${denial.layer}${denial.explicit === true ? ' deny' : ''}`,
    cause.id,
  ].join(' | ');

type Placed = StatementFix | TeamFix;

const fixesFor = ({ fixes }: ExplainedDenial, layer: string): readonly Placed[] =>
  fixes.filter(
    (fix): fix is Placed => (fix.kind === 'statement' || fix.kind === 'team') && fix.layer === layer,
  );

/** A policy of a resource is of that resource; a key calls itself `*`. */
const onItself = (statement: Statement, { denial }: ExplainedDenial): Statement =>
  statement.Principal !== undefined && (statement.Resource ?? '*') === '*'
    ? { ...statement, Resource: denial.resource ?? '*' }
    : statement;

/** The policy once the fix is made, where it allowed nothing before, or denied everything. */
function fixed(explained: readonly ExplainedDenial[], layer: string): readonly Statement[] {
  return explained.flatMap((each) =>
    fixesFor(each, layer).flatMap(({ statements, next, ...fix }) => {
      const exemption = fix.kind === 'team' ? fix.exemption : undefined;
      if (exemption)
        return [
          { Effect: 'Allow' as const, Action: '*', Resource: '*' },
          { Effect: 'Deny' as const, NotAction: exemption.actions, Resource: '*' },
          ...exemption.statements,
        ];
      return [...statements, ...next.flatMap((more) => more.statements)].map((one) => onItself(one, each));
    }),
  );
}

const roleOf = (caller: string): string =>
  caller
    .replace(/:sts:(:\d+):assumed-role\/([^/]+)\/.*/, ':iam:$1:role/$2')
    .replace('role/AWSReservedSSO', 'role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO');

const textOf = (value: unknown): string => JSON.stringify(value ?? {});

/** Whether a statement is for the caller: by its principal, or by the subject of its token. */
function isFor({ Principal, Condition }: Statement, caller: string): boolean {
  if (Principal === undefined || Principal === '*') return true;
  const subject = /:sub":"([^"]+)"/.exec(textOf(Condition))?.[1];
  if (subject !== undefined) return subject === caller;
  const [, , , , account = '-'] = caller.split(':');
  return [caller, roleOf(caller), `:${account}:root`].some((name) => textOf(Principal).includes(`${name}"`));
}

const matches = (patterns: Statement['Action'], value: string): boolean =>
  toArray(patterns).some((pattern) => globMatches(pattern.toLowerCase(), value.toLowerCase()));

/** Whether the statements alone let the call through, whatever it sends. */
function lets(policy: readonly Statement[], [action, resource, caller = '']: Call): boolean {
  const own = policy
    .filter((statement) => isFor(statement, caller))
    .map(({ Principal: _principal, ...one }) => one);
  const isHalf =
    !caller.startsWith('arn:') ||
    action.startsWith('sts:') ||
    resource.split(':')[4] !== caller.split(':')[4];
  // A service, a token, and what another account has to allow too: the evaluator would ask for the other half.
  if (isHalf && own.every(({ Effect }) => Effect === 'Allow'))
    return own.some((one) => matches(one.Action, action) && matches(one.Resource, resource));
  const arn = roleOf(caller);
  const environment: PolicyEnvironment = {
    account: arn.split(':')[4]!,
    partition: arn.split(':')[1]!,
    policies: [],
    roles: [
      {
        id: 'fixed',
        title: '',
        name: '',
        arn,
        trust: undefined,
        permissions: [{ id: 'fixed', title: '', source: { Version: '2012-10-17', Statement: own } }],
        hasKitBoundary: false,
      },
    ],
  };
  const principal = arn.includes(':role/') ? { role: 'fixed' } : { caller: arn, permitted: 'fixed' };
  const call = { label: '', principal, action, resource, context: {} };
  const first = tryCall(environment, call, FACTS).outcome;
  const unknownKeys = first ? testedKeys(first, call) : [];
  const decision = tryCall(environment, { ...call, unknownKeys }, FACTS).outcome?.decision;
  return decision === 'allowed' || decision === 'depends';
}

test.each(all.map((each) => [each.text.slice(0, 100), each] as const))('%s', (_, message) => {
  const explained = explain(message.text);
  expect({
    denials: explained.filter(({ denied }) => denied).map(told),
    notices: explained.filter(({ denied }) => !denied).map(({ cause }) => cause.id),
  }).toEqual({ denials: message.denials, notices: message.notices });
  const words = textOf(explained.map(({ cause, fixes }) => [cause, fixes]));
  for (const said of message.says ?? []) expect(words).toMatch(new RegExp(said, 'i'));
  if (!message.fix) return;
  const { layer, allows, denies } = message.fix;
  const refused = explained.find(({ denied }) => denied);
  const who = refused?.denial.principal ?? 'arn:aws:iam::111122223333:role/Somebody';
  const policy = fixed(explained, layer);
  const wrong = (calls: readonly Call[], isLet: boolean) =>
    calls.filter(([action, resource, caller = who]) => lets(policy, [action, resource, caller]) !== isLet);
  expect({ refused: wrong(allows, true), opened: wrong(denies, false) }).toEqual({ refused: [], opened: [] });
});

test('there are many, and every notice is among them', () => {
  expect(all.length).toBeGreaterThanOrEqual(120);
  const known = new Set(all.flatMap(({ notices }) => notices));
  expect(NOTICES.flatMap(({ id }) => (known.has(id) ? [] : id))).toEqual([]);
});
