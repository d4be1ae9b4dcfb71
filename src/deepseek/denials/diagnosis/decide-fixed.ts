// Decides again once the fix is made: whether the fixed statements allow every call that the code then makes.
import type { Reference } from '#iam/reference/reference.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { testedKeys } from '#iam/environment/prefill.ts';
import { tryCall, type CallOutcome } from '#iam/environment/try-call.ts';
import type { Diagnosis } from './diagnosis.ts';

/** `depends`: on what only the call or other policies know. `none`: no fix of the caller’s own permissions. */
export type FixedDecision = 'allowed' | 'depends' | 'denied' | 'none';

const ROLE = 'fixed';
/** The account of a caller that the message does not name. */
const NOBODY = '111122223333';

function decisionOn(
  environment: PolicyEnvironment,
  call: OpenCall,
  reference: Reference,
): CallOutcome['decision'] | undefined {
  const facts = referenceFacts(reference);
  const first = tryCall(environment, call, facts).outcome;
  if (!first) return undefined;
  const unknownKeys = testedKeys(first, call);
  return unknownKeys.length === 0
    ? first.decision
    : tryCall(environment, { ...call, unknownKeys }, facts).outcome?.decision;
}

/** The role with nothing but the statements of the fix, and its calls decided with them. */
export function decideFixed({ denial, fixes, calls }: Diagnosis, reference: Reference): FixedDecision {
  const own = fixes.find((fix) => fix.where === 'role');
  if (!own || calls.length === 0) return 'none';
  const { account = NOBODY } = denial;
  // A message that names nobody is about a role like any other.
  const arn = denial.principalArn ?? `arn:aws:iam::${account}:role/${ROLE}`;
  const source = { Version: '2012-10-17', Statement: own.statements };
  const environment: PolicyEnvironment = {
    account,
    partition: arn.split(':')[1] ?? 'aws',
    roles: [
      {
        id: ROLE,
        title: own.name,
        name: own.name,
        arn,
        trust: undefined,
        permissions: [{ id: ROLE, title: own.title, source }],
        hasKitBoundary: false,
      },
    ],
    policies: [],
  };
  const isRole = arn.includes(':role/');
  const decisions = calls.map((call) =>
    decisionOn(
      environment,
      {
        ...call,
        label: '',
        principal: isRole ? { role: ROLE } : { caller: arn, permitted: ROLE },
      },
      reference,
    ),
  );
  if (decisions.every((decision) => decision === 'allowed')) return 'allowed';
  return decisions.every((decision) => decision === 'allowed' || decision === 'depends')
    ? 'depends'
    : 'denied';
}
