// An action whose prefix is that of no service.
import { noServiceWithPrefix } from '#iam/text/action-faults.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView, PolicyView } from '#iam/rules/policy-view.ts';
import { clientCalled, neededFor, neededForPattern } from '#iam/reference/api-names.ts';
import { RETIRED_SERVICES } from '#iam/facts/retired-services.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { matchesNoAction } from './matches-no-action.ts';
import { suggestName, suggestionOf, replaceWith, neededActionsMessage } from './action-fixes.ts';

/** The services that have such an action. */
function owners({ name, wildcard }: ActionView, policy: PolicyView, reference: Reference): readonly string[] {
  if (name === '*') return reference.prefixes;
  return reference.prefixes.filter((prefix) => {
    const service = reference.listed(prefix);
    if (!service) return false;
    return wildcard ? !matchesNoAction(service, name, policy) : service.actions.has(name);
  });
}

/** The prefix that was meant: near by its letters, or the only one that has the action. */
function meantPrefix(action: ActionView, policy: PolicyView, reference: Reference): string | undefined {
  let having: readonly string[] = [];
  const near = suggestName(policy, action.prefix, () => {
    having = owners(action, policy, reference);
    return having;
  });
  return near ?? (having.length === 1 && !action.wildcard ? having[0] : undefined);
}

export default defineCheck({
  id: 'invalid-service-in-action',
  code: 'INVALID_SERVICE_IN_ACTION',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Unknown service prefix in an action',
  why: 'The part before the colon is the prefix that the Service Authorization Reference gives the service. Names of SDK clients, console pages and endpoints often differ from it, and an action with such a prefix matches nothing.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: { Action: 'dynamodbb:GetItem', Resource: '*' },
      at: ['Statement.0.Action'],
      fixed: { Action: 'dynamodb:GetItem' },
    },
    {
      with: { Action: ['s3:GetObject', 'cloudwatch-logs:PutLogEvents'], Resource: '*' },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['s3:GetObject', 'logs:PutLogEvents'] },
    },
    // The client is called bedrock-runtime, and Converse is checked as InvokeModel.
    {
      with: { Action: 'bedrock-runtime:Converse', Resource: '*' },
      fixed: { Action: 'bedrock:InvokeModel' },
    },
    {
      with: { Action: ['bedrock-runtime:Invoke*'], Resource: '*' },
      at: ['Statement.0.Action.0'],
      fixed: { Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] },
    },
    { with: { Action: 'efs:*', Resource: '*' }, fixed: { Action: 'elasticfilesystem:*' } },
    // Only a part of the service: replacing the prefix alone would allow more than was meant.
    { with: { Action: 'bedrock-agent-runtime:*', Resource: '*' }, at: ['Statement.0.Action'] },
    // No other service has such an action.
    { with: { Action: 'queue:ReceiveMessage', Resource: '*' }, fixed: { Action: 'sqs:ReceiveMessage' } },
    { with: { Action: undefined, NotAction: ['nosuchservice:*'] }, at: ['Statement.0.NotAction.0'] },
    { with: { Action: 's33:Get*' }, at: ['Statement.0.Action'], fixed: { Action: 's3:Get*' } },
    { with: { Action: 's33:*' }, at: ['Statement.0.Action'], fixed: { Action: 's3:*' } },
  ],
  good: [
    { with: { Action: 'DynamoDB:GetItem', Resource: '*' } },
    { with: { Action: '*', Resource: '*' } },
    // Retired, but AWS still knows it.
    { with: { Action: 'deeplens:*', Resource: '*' } },
    // The grammar check reports these.
    { with: { Action: 's*:GetObject' } },
    { with: { Action: 'GetObject' } },
  ],
  on: 'action',
  check(action, statement, { policy, reference }): CheckFindings {
    const { prefix, name, wildcard, value } = action;
    if (prefix === '' || reference.listed(prefix) || RETIRED_SERVICES.has(prefix) || hasWildcard(prefix))
      return undefined;
    const locations = [atValue(action.path)];
    const client = clientCalled(prefix, reference);
    const start = noServiceWithPrefix(prefix);
    if (!client) {
      const meant = meantPrefix(action, policy, reference);
      const fixed =
        meant && `${meant}:${reference.listed(meant)?.actions.get(name) ?? value.slice(prefix.length + 1)}`;
      const { advice = 'Remove it, or look up the prefix of the service.', fix } = fixed
        ? suggestionOf(fixed, action, statement)
        : {};
      return { message: `${start}. ${advice}`, locations, ...(fix && { fix }) };
    }
    const needed = wildcard ? undefined : neededFor(prefix, name, reference);
    const fromPattern = wildcard ? neededForPattern(prefix, name, reference) : undefined;
    const sameRest =
      client.part && wildcard ? undefined : [`${client.prefix}:${value.slice(prefix.length + 1)}`];
    const names = needed?.actions ?? fromPattern ?? sameRest;
    const fix = names && replaceWith(names, action, statement);
    const advice = needed
      ? `for this operation, ${neededActionsMessage(needed)}`
      : `actions of this service begin with \`${client.prefix}:\`.`;
    return { message: `${start}: ${advice}`, locations, ...(fix && { fix }) };
  },
});
