// Decides on one line of the decide command: from a request with its policies to the decision with its reasons.
import { type RawObject, isObject, parse, readQuickly } from '#iam/json/index.ts';
import { type Policies, type ReferenceFacts, decide } from '#iam/decide/index.ts';
import {
  REQUEST_MEMBERS,
  type Request,
  type RequestProblem,
  messagesOf,
  readRequest,
  validateRequest,
} from '#iam/request/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { showAll } from '#iam/text/index.ts';

/** The service reference, with the service of the request loaded. */
type ReferenceFor = (request: Request) => Reference;
import { serializeDecision } from './serialize-decision.ts';

/** Members of a line that hold policies, with their shapes. */
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

/** Problems that JSON.parse ignores: repeated members, and numbers with more digits than it keeps. */
const LOST_BY_JSON_PARSE = new Set(['duplicate-key', 'number-loses-digits']);
const lostIn = (text: string): readonly string[] => {
  if (readQuickly(text) !== undefined) return [];
  const lost = parse(text).problems.filter(({ id }) => LOST_BY_JSON_PARSE.has(id));
  return [...new Set(lost.map(({ message }) => message))];
};

/** Members that describe the line. They are not read. */
const MEMBERS_OF_CASES = ['id', 'name', 'page', 'expected', 'why', 'note'];
const KNOWN_MEMBERS = new Set([
  ...REQUEST_MEMBERS,
  'resourceAccountId',
  ...Object.keys(POLICY_MEMBERS),
  ...MEMBERS_OF_CASES,
]);

/** Notes members that are not read, so that a policy under a wrong name is noticed. */
function unreadMembers(line: RawObject): readonly string[] {
  const unread = Object.keys(line).filter((name) => !KNOWN_MEMBERS.has(name));
  return unread.length === 0
    ? []
    : [`Not read, because a line does not have these members: ${showAll(unread)}.`];
}

/**
 * The output for the line: the decision, or an error that says what to write. Problems that AWS's reference finds in the
 * request, if it is given, come with the decision as `problems`. Never throws.
 */
export function answerLine(
  text: string,
  number: number,
  facts: ReferenceFacts,
  referenceFor?: ReferenceFor,
): unknown {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch (error) {
    return errorOf(number, [
      `The line is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  if (!isObject(line)) return errorOf(number, ['Write each line as an object.']);
  const lost = lostIn(text);
  if (lost.length > 0) return errorOf(number, lost);
  const reading = readRequest(requestOf(line));
  const problems = [...messagesOf(reading.problems ?? []), ...policyProblems(line)];
  if (reading.problems || problems.length > 0) return errorOf(number, problems);
  const known = referenceFor?.(reading.value);
  const found = known ? validateRequest(reading.value, known) : [];
  const isNote = ({ severity }: RequestProblem): boolean => severity === 'note';
  const decision = serializeDecision(decide(reading.value, policiesOf(line), facts));
  return {
    ...decision,
    notes: [...unreadMembers(line), ...decision.notes, ...messagesOf(found.filter(isNote))],
    ...(known && { problems: messagesOf(found.filter((problem) => !isNote(problem))) }),
  };
}
