// rolewright simulate: decides on requests as AWS would, with the reasons.
import {
  EXPECTED_DECISIONS,
  type ExpectedDecision,
  type Policies,
  decide,
  isAsExpected,
  referenceFacts,
} from '#iam/decide/index.ts';
import type { Request } from '#iam/request/index.ts';
import type { Command, CommandInput } from './command.ts';
import { readLayers } from './documents.ts';
import { LAYER_OPTIONS } from './own-policies.ts';
import { referenceWith } from './reference.ts';
import { simulationText } from './simulate/as-text.ts';
import { readContext, servicesOfKeys } from './simulate/context.ts';
import { readRequests } from './simulate/requests.ts';
import type { Simulated } from './simulate/simulated.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { serializeDecision } from './serialize-decision.ts';
import { UsageError } from './usage.ts';
import { readable } from './readable.ts';

async function readPolicies(input: CommandInput, terminal: Terminal): Promise<Policies> {
  const documents = async (name: string) => (await readLayers(input.all(name), terminal)).flat();
  const resources = await documents('resource-policy');
  if (resources.length > 1)
    throw new UsageError('A resource has one policy: give one document as --resource-policy.');
  return {
    identity: (await readLayers(input.operands, terminal)).flat(),
    ...(resources.length > 0 && { resource: resources[0] }),
    boundaries: await documents('boundary'),
    session: await documents('session'),
    scps: await readLayers(input.all('scp'), terminal),
    rcps: await readLayers(input.all('rcp'), terminal),
    endpoints: await documents('endpoint-policy'),
  };
}

/** The principal as it was read: an ARN, or the name of a service. */
function principalWords({ principal }: Request): string {
  if (principal.kind === 'role-session') return principal.arn ?? principal.roleArn;
  if (principal.kind === 'anonymous') return 'anybody';
  if ('arn' in principal) return principal.arn;
  return principal.kind === 'service' ? principal.name : principal.provider;
}

export const simulateCommand: Command = {
  name: 'simulate',
  operands: '<policy|->…',
  count: [1, 20],
  summary: 'Decides whether requests are allowed, with the reasons.',
  about: [
    'Decides each --action on each --resource with the identity policies of the principal and the policies in the options. Each file holds a policy document, a list of documents that apply together, or the output of the AWS CLI for one policy.',
    'A condition key that is not given is assumed absent, and the output says so. With --unknown, a key is left open, and the decision can be “it depends”.',
    'Exit status: with --expect, 1 if a decision differs.',
  ],
  options: [
    { name: 'action', value: 'ACTION', multiple: true, text: 'Such as s3:GetObject.' },
    {
      name: 'resource',
      value: 'ARN',
      multiple: true,
      text: 'The resource; * for actions that take no resource.',
    },
    {
      name: 'principal',
      value: 'ARN',
      text: 'The caller: the ARN of a user, role, session or root user, a service such as lambda.amazonaws.com, or anonymous. Default: a role in the resource’s account.',
    },
    {
      name: 'context',
      value: 'KEY=VALUE',
      multiple: true,
      text: 'A condition key. Repeat it for several values.',
    },
    { name: 'unknown', value: 'KEY', multiple: true, text: 'A condition key that is left open.' },
    {
      name: 'unspecified',
      value: 'HOW',
      choices: ['absent', 'unknown'],
      text: 'How to treat keys that are not given. Default: absent.',
    },
    {
      name: 'resource-policy',
      value: 'FILE',
      text: 'The policy of the resource; for a role, its trust policy.',
    },
    ...LAYER_OPTIONS,
    { name: 'rcp', value: 'FILE', multiple: true, text: 'The resource control policies at one level.' },
    {
      name: 'endpoint-policy',
      value: 'FILE',
      text: 'The policy of the VPC endpoint that the request goes through.',
    },
    {
      name: 'resource-account',
      value: 'ID',
      text: 'The account that owns the resource, if its ARN does not say.',
    },
    {
      name: 'management-account',
      value: 'ID',
      text: 'The management account, to which control policies do not apply.',
    },
    {
      name: 'expect',
      value: 'DECISION',
      choices: EXPECTED_DECISIONS,
      text: 'The expected decision; denied is either denial.',
    },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], text: 'The output format; default: text.' },
  ],
  examples: [
    'rolewright simulate policy.json --action s3:GetObject --resource arn:aws:s3:::amzn-s3-demo-bucket/a.txt',
    'rolewright simulate policy.json --action s3:PutObject --resource "arn:aws:s3:::amzn-s3-demo-bucket/*" \\',
    '    --context aws:SecureTransport=false --expect denied',
  ],
  async run(input, terminal) {
    if (input.one('action') === undefined)
      throw new UsageError('Give --action, such as --action s3:GetObject. See: rolewright simulate --help');
    const policies = await readPolicies(input, terminal);
    const reference = referenceWith((known) => [
      ...input.all('action').flatMap((action) => known.listed(action.split(':')[0] ?? '')?.prefix ?? []),
      ...servicesOfKeys(input.all('context'), known),
    ]);
    const given = readContext(input.all('context'), reference);
    const { requests, notes } = readRequests(input, given, reference);
    const facts = referenceFacts(reference);
    const expected = input.one('expect') as ExpectedDecision | undefined;
    const all = requests.map((request): Simulated => {
      const serialized = serializeDecision(decide(request, policies, facts));
      return {
        principal: principalWords(request),
        action: request.action,
        resource: request.resource,
        ...(expected && { expected, met: isAsExpected(expected, serialized.decision) }),
        ...serialized,
      };
    });
    for (const note of notes) terminal.note(note);
    terminal.out(
      input.one('format') === 'json'
        ? jsonText({ requests: all })
        : readable(simulationText(all, terminal), terminal),
    );
    return all.some(({ met }) => met === false) ? 1 : 0;
  },
};
