// A pattern that fits operations of an API, which AWS checks as actions of other names.
import { show, showAll } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { neededForPattern } from '#iam/reference/api-names.ts';
import { matchesNoAction } from './matches-no-action.ts';
import { replaceWith } from './action-fixes.ts';

export default defineCheck({
  id: 'api-name-is-no-action',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Pattern of API operations instead of actions',
  why: 'API operations are not always actions: HeadObject is authorized as s3:GetObject, and Converse as bedrock:InvokeModel. AWS reports such a name, but not a pattern that matches only such names and has no effect.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: { Action: 'bedrock:Converse*', Resource: '*' },
      at: ['Statement.0.Action'],
      fixed: { Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] },
    },
    {
      with: { Action: ['s3:GetObject', 's3:HeadObj*'] },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['s3:GetObject'] },
    },
    { type: 'scp', with: { Action: 's3:ListObjects?2' }, fixed: { Action: 's3:ListBucket' } },
  ],
  good: [
    { with: { Action: 'bedrock:InvokeModel*', Resource: '*' } },
    // Fits actions as well.
    { with: { Action: 's3:Get*' } },
    // Other checks report these.
    { with: { Action: 'bedrock:Converse', Resource: '*' } },
    { with: { Action: 'bedrock-runtime:*', Resource: '*' } },
    // A pattern that fits no operation either.
    { with: { Action: 's3:Frobnicate*' } },
  ],
  on: 'action',
  check(action, statement, { policy, reference }): CheckFindings {
    if (!action.wildcard || action.prefix === '') return undefined;
    const service = reference.listed(action.prefix);
    if (!service || !matchesNoAction(service, action.name, policy)) return undefined;
    const needed = neededForPattern(action.prefix, action.name, reference);
    if (!needed) return undefined;
    const fix = replaceWith(needed, action, statement);
    return {
      message: `${show(action.value)} matches API operations, but no action of ${service.name}. AWS asks for ${showAll(needed)}.`,
      locations: [atValue(action.path)],
      ...(fix && { fix }),
    };
  },
});
