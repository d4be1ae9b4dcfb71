// One line of the decide command: a request with its policies in, the decision with its reasons out.
import { decide } from '#core/simulate/decide.ts';
import type { Facts } from '#core/simulate/applies.ts';
import type { Policies } from '#core/simulate/plan.ts';
import { readRequest } from '#core/simulate/request.ts';
import { toldDecision } from './told-decision.ts';

type RawObject = { readonly [name: string]: unknown };

const isObject = (value: unknown): value is RawObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of a line that hold policies, with what each holds. */
const POLICY_MEMBERS = {
  identityPolicies: 'documents',
  resourcePolicy: 'document',
  permissionsBoundaries: 'documents',
  sessionPolicies: 'documents',
  scps: 'levels',
  rcps: 'levels',
  vpcEndpointPolicies: 'documents',
} as const;
type PolicyMember = keyof typeof POLICY_MEMBERS;

const SHAPES = {
  document: ['a policy document', isObject],
  documents: [
    'a list of policy documents',
    (value: unknown) => Array.isArray(value) && value.every(isObject),
  ],
  levels: [
    'a list of levels, each a list of policy documents',
    (value: unknown) =>
      Array.isArray(value) && value.every((level) => Array.isArray(level) && level.every(isObject)),
  ],
} as const;

/** What is wrong with the policies of a line. */
function policyProblems(line: RawObject): readonly string[] {
  return Object.entries(POLICY_MEMBERS).flatMap(([name, shape]) => {
    const [words, fits] = SHAPES[shape];
    const value = line[name];
    return value === undefined || value === null || fits(value) ? [] : [`Write ${name} as ${words}.`];
  });
}

function policiesOf(line: RawObject): Policies {
  const list = (name: PolicyMember): readonly unknown[] => (line[name] ?? []) as readonly unknown[];
  const levels = (name: PolicyMember): readonly (readonly unknown[])[] =>
    (line[name] ?? []) as readonly (readonly unknown[])[];
  const resource = line['resourcePolicy'];
  return {
    identity: list('identityPolicies'),
    ...(isObject(resource) && { resource }),
    boundaries: list('permissionsBoundaries'),
    session: list('sessionPolicies'),
    scps: levels('scps'),
    rcps: levels('rcps'),
    endpoints: list('vpcEndpointPolicies'),
  };
}

/** A request as the core reads it: only the name of the account differs. */
const requestOf = (line: RawObject): RawObject => ({
  ...line,
  resourceAccount: line['resourceAccountId'] ?? line['resourceAccount'],
});

const errorOf = (line: number, problems: readonly string[]) => ({ error: { line, problems } });

/** What is printed for the line; an error that says what to write where it is not in order. Never throws. */
export function answerLine(text: string, number: number, facts: Facts): unknown {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch (error) {
    return errorOf(number, [
      `The line is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  if (!isObject(line)) return errorOf(number, ['Write each line as an object.']);
  const reading = readRequest(requestOf(line));
  const problems = [...(reading.problems ?? []), ...policyProblems(line)];
  if (reading.problems || problems.length > 0) return errorOf(number, problems);
  return toldDecision(decide(reading.value, policiesOf(line), facts));
}
