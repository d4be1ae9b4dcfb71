// decide: whether policies allow requests, with the reasons.
import { z } from 'zod';
import { asList } from '#iam/json/index.ts';
import {
  type Request,
  type RequestProblem,
  messagesOf,
  readRequest,
  validateRequest,
} from '#iam/request/index.ts';
import { type Decision, type Reason, decide, explain, referenceFacts } from '#iam/decide/index.ts';
import { groupBy } from '#iam/collections/index.ts';
import { referenceWith } from '#cli/reference.ts';
import { somebody } from '#cli/simulate/requests.ts';
import { LAYERS, policies, readPolicies } from '#cli/mcp/inputs.ts';
import { fitted, pageOf, paging } from '#cli/mcp/pages.ts';
import { answer, COUNT, counts, FLAG, list, NEXT, OBJECTS, said, TEXT, TEXTS } from '#cli/mcp/shapes.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

const names = z.union([z.string().max(2048), z.array(z.string().max(2048)).min(1).max(50)]);
const value = z.union([z.string(), z.number(), z.boolean()]);

const input = z.strictObject({
  policies: policies.describe(
    `The policies that apply by layer, ${LAYERS} identity: of the role, or of the user and its groups; resource: of the resource, or the trust policy of a role. Layers that are left out do not exist.`,
  ),
  action: names.describe('Such as s3:GetObject, or up to 50 of them.'),
  resource: names.describe('An ARN, or * for actions that take no resource; up to 50 of them.'),
  principal: z
    .union([z.string().max(2048), z.record(z.string(), z.unknown())])
    .optional()
    .describe(
      'The ARN of a user, role, session or root user, a service such as lambda.amazonaws.com, or anonymous. Default: a role in the account of the resource.',
    ),
  context: z
    .record(z.string(), z.union([value, z.array(value)]))
    .optional()
    .describe('Condition keys with their values, such as { "aws:SourceVpce": "vpce-1" }.'),
  unknownKeys: z.array(z.string()).max(200).optional().describe('Condition keys that are left open.'),
  unspecified: z
    .enum(['absent', 'unknown'])
    .optional()
    .describe('What keys that are not given count as. Default: absent.'),
  resourceAccount: z
    .string()
    .optional()
    .describe('The account that owns the resource, if its ARN does not say.'),
  managementAccount: z.string().optional().describe('The management account of the organization.'),
  ...paging,
});

function principalText(given: unknown, { principal }: Request): string {
  if (typeof given === 'string') return given;
  if (principal.kind === 'anonymous') return 'anonymous';
  if (principal.kind === 'role-session') return principal.arn ?? principal.roleArn;
  if ('arn' in principal) return principal.arn;
  return principal.kind === 'service' ? principal.name : principal.provider;
}

const isOfContext = ({ field }: RequestProblem): boolean => field === 'context' || field.startsWith('key ');

/** In the words of an answer. */
const MAX_SAID = 5;
/** Requests whose assumptions and notes are listed: those of many are alike. */
const MAX_EXPLAINED = 20;

/** Statements that are named for each of several requests. */
const MAX_STATEMENTS = 3;

interface Decided {
  readonly request: Request;
  /** The resource as it was given. */
  readonly on: string;
  readonly decision: Decision;
  readonly explanation: ReturnType<typeof explain>;
}

function requestJson({ request, on, decision, explanation }: Decided, isOnly: boolean) {
  const { deciding, openKeys } = explanation;
  const statements = deciding.statements.slice(0, MAX_STATEMENTS).map(({ text }) => text);
  return {
    action: request.action,
    resource: on,
    decision: decision.decision,
    code: deciding.code,
    why: deciding.text,
    ...(!isOnly && statements.length > 0 && { statements }),
    ...(decision.decision === 'depends' && { possible: decision.possible }),
    ...(openKeys.length > 0 && { openKeys }),
  };
}

/** Every statement that was considered, the deciding ones first. */
function reasonsJson({ explanation: { reasons, deciding } }: Decided) {
  const isDeciding = (reason: Reason): boolean => deciding.statements.includes(reason);
  return reasons
    .map((reason) => ({ deciding: isDeciding(reason), ...reason }))
    .toSorted((a, b) => Number(b.deciding) - Number(a.deciding));
}

const distinct = (texts: readonly string[]): readonly string[] => fitted([...new Set(texts)], 1200);

export const decideTool = defineTool({
  name: 'decide',
  title: 'Decide requests',
  description:
    'Decides whether AWS would allow requests with the given policies, and why; of one request, with every statement that was considered. depends: on openKeys. Condition keys that are not given count as absent; read problems, assumptions and notes before acting on a decision.',
  input,
  output: answer(
    {
      counts: counts('allowed', 'explicitlyDenied', 'implicitlyDenied', 'depends'),
      principal: TEXT,
      assumptions: TEXTS,
      notes: TEXTS,
      problems: said('Keys and values that AWS does not have.', TEXTS),
      requests: list({
        action: TEXT,
        resource: TEXT,
        decision: TEXT,
        code: TEXT,
        why: TEXT,
        statements: TEXTS,
        possible: TEXTS,
        openKeys: TEXTS,
      }),
      reasons: list({
        deciding: FLAG,
        layer: TEXT,
        level: COUNT,
        document: COUNT,
        path: { type: 'array' },
        sid: TEXT,
        effect: TEXT,
        matched: said('yes, no or unknown.'),
        because: TEXTS,
        conditions: OBJECTS,
        text: TEXT,
      }),
    },
    NEXT,
  ),
  run({ policies: given, action, resource, principal: by, from, limit, ...rest }) {
    const { policies: compiled } = readPolicies(given);
    const [actions, resources] = [asList(action) as readonly string[], asList(resource) as readonly string[]];
    const reference = referenceWith(
      (known) => new Set(actions.flatMap((each) => known.listed(each.split(':')[0] ?? '')?.prefix ?? [])),
    );
    const principal = by ?? somebody(resources);
    const facts = referenceFacts(reference);
    const faults = new Set<string>();
    const remarks: RequestProblem[] = [];
    const decided = actions.flatMap((each): readonly Decided[] =>
      resources.flatMap((on): readonly Decided[] => {
        const reading = readRequest({ principal, action: each, resource: on, ...rest });
        const found = reading.problems ?? validateRequest(reading.value, reference);
        // A key or value that AWS does not have leaves a request that can be decided, as the decide command does.
        const wrong = found.filter((fault) => fault.severity === 'error' && !isOfContext(fault));
        if (reading.problems || wrong.length > 0) {
          for (const message of messagesOf(wrong)) faults.add(message);
          return [];
        }
        remarks.push(...found);
        const decision = decide(reading.value, compiled, facts);
        return [{ request: reading.value, on, decision, explanation: explain(decision) }];
      }),
    );
    if (faults.size > 0) throw new ToolError(fitted([...faults], 4000).join('\n'));
    const [first, second] = decided;
    const only = second === undefined ? first : undefined;
    const isNote = ({ severity }: RequestProblem): boolean => severity === 'note';
    const explained = decided.slice(0, MAX_EXPLAINED).map(({ explanation }) => explanation);
    return Promise.resolve({
      counts: Object.fromEntries(
        [...groupBy(decided, (each) => each.decision.decision)].map(([word, all]) => [word, all.length]),
      ),
      principal: first === undefined ? '' : principalText(principal, first.request),
      assumptions: distinct(explained.flatMap(({ assumptions }) => assumptions)),
      notes: distinct([
        ...(by === undefined ? [`No principal is given, so it is ${String(principal)}.`] : []),
        ...messagesOf(remarks.filter(isNote)),
        ...explained.flatMap(({ notes }) => notes),
      ]),
      problems: distinct(messagesOf(remarks.filter((remark) => !isNote(remark)))),
      ...pageOf(
        {
          requests: decided.map((each) => requestJson(each, only !== undefined)),
          reasons: only === undefined ? [] : reasonsJson(only),
        },
        { from, limit },
        9000,
      ),
    });
  },
  words: ({ counts: number, principal, requests, problems }) => [
    `${Object.entries(number)
      .map(([decision, times]) => `${times} ${decision}`)
      .join(', ')}, for ${principal}.`,
    ...requests
      .slice(0, MAX_SAID)
      .map((each) => `${each.action} on ${each.resource}: ${each.decision}. ${each.why}`),
    ...problems.slice(0, MAX_SAID),
  ],
});
