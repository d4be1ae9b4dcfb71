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
import { decide, referenceFacts } from '#iam/decide/index.ts';
import { referenceWith } from '#cli/reference.ts';
import { SCHEMAS } from '#cli/schemas/index.ts';
import { serializeDecision } from '#cli/serialize-decision.ts';
import { somebody } from '#cli/simulate/requests.ts';
import { policies, readPolicies } from '#cli/mcp/inputs.ts';
import { defineTool, ToolError } from '#cli/mcp/tool.ts';

const names = z.union([z.string().max(2048), z.array(z.string().max(2048)).min(1).max(50)]);
const value = z.union([z.string(), z.number(), z.boolean()]);

const input = z.strictObject({
  policies: policies.describe('The policies that apply, by layer. Layers that are left out do not exist.'),
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
});

function principalText(given: unknown, { principal }: Request): string {
  if (typeof given === 'string') return given;
  if (principal.kind === 'anonymous') return 'anonymous';
  if (principal.kind === 'role-session') return principal.arn ?? principal.roleArn;
  if ('arn' in principal) return principal.arn;
  return principal.kind === 'service' ? principal.name : principal.provider;
}

const isOfContext = ({ field }: RequestProblem): boolean => field === 'context' || field.startsWith('key ');

export const decideTool = defineTool({
  name: 'decide',
  title: 'Decide requests',
  description:
    'Decides whether AWS would allow requests with the given policies, with every statement that was considered. Conditional means that it depends on openKeys. Condition keys that are not given count as absent; read problems, assumptions and notes before acting on a decision.',
  input,
  output: () => SCHEMAS['simulate']!(),
  run({ policies: given, action, resource, principal: by, ...rest }) {
    const { policies: compiled } = readPolicies(given);
    const [actions, resources] = [asList(action) as readonly string[], asList(resource) as readonly string[]];
    const reference = referenceWith(
      (known) => new Set(actions.flatMap((each) => known.listed(each.split(':')[0] ?? '')?.prefix ?? [])),
    );
    const principal = by ?? somebody(resources);
    const facts = referenceFacts(reference);
    const problems = new Set<string>();
    const requests = actions.flatMap((each) =>
      resources.flatMap((on) => {
        const reading = readRequest({ principal, action: each, resource: on, ...rest });
        const found = reading.problems ?? validateRequest(reading.value, reference);
        // A key or value that AWS does not have leaves a request that can be decided, as the decide command does.
        const faults = found.filter((each) => each.severity === 'error' && !isOfContext(each));
        if (reading.problems || faults.length > 0) {
          for (const message of messagesOf(faults)) problems.add(message);
          return [];
        }
        const ofContext = messagesOf(found.filter(({ severity }) => severity !== 'note'));
        const serialized = serializeDecision(decide(reading.value, compiled, facts));
        return [
          {
            principal: principalText(principal, reading.value),
            action: reading.value.action,
            resource: on,
            ...serialized,
            notes: [
              ...(by === undefined ? [`No principal is given, so it is ${String(principal)}.`] : []),
              ...messagesOf(found.filter(({ severity }) => severity === 'note')),
              ...serialized.notes,
            ],
            ...(ofContext.length > 0 && { problems: ofContext }),
          },
        ];
      }),
    );
    if (problems.size > 0) throw new ToolError([...problems].join('\n'));
    return Promise.resolve({ requests });
  },
});
