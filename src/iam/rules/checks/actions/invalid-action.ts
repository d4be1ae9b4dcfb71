// An action that its service does not have.
import { isApiOperation, notAnActionOf } from '#iam/text/action-faults.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { neededFor } from '#iam/reference/api-names.ts';
import { suggestName, suggestionOf, replaceWith, neededActionsMessage } from './action-fixes.ts';

export default defineCheck({
  id: 'invalid-action',
  code: 'INVALID_ACTION',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Unknown action',
  why: 'AWS saves the policy, but a name that is not an action of the service has no effect. Many such names are API operations, which AWS authorizes as an action with a different name. Action names are not case-sensitive.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    { with: { Action: 's3:GetObjekt' }, at: ['Statement.0.Action'], fixed: { Action: 's3:GetObject' } },
    {
      with: { Action: ['s3:GetObject', 's3:GetObjekt'] },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['s3:GetObject'] },
    },
    {
      with: { Action: ['s3:Get*', 's3:GetObjekt'] },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['s3:Get*', 's3:GetObject'] },
    },
    // The operation HeadObject is allowed by s3:GetObject.
    {
      with: { Action: ['s3:PutObject', 's3:HeadObject'] },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['s3:PutObject', 's3:GetObject'] },
    },
    {
      with: { Action: ['bedrock:InvokeModel', 'bedrock:Converse'], Resource: '*' },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['bedrock:InvokeModel'] },
    },
    {
      with: { Action: 'bedrock:ImportModel', Resource: '*' },
      at: ['Statement.0.Action'],
      fixed: { Action: 'bedrock:CreateModelImportJob' },
    },
    {
      with: { Action: ['kms:ReEncrypt', 'kms:Encrypt'], Resource: '*' },
      at: ['Statement.0.Action.0'],
      fixed: { Action: ['kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:Encrypt'] },
    },
    {
      with: { Action: 's3:list-objects-v2', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket' },
      fixed: { Action: 's3:ListBucket' },
    },
    // The prefix of OpenSearch domains is es.
    { with: { Action: 'opensearch:CreateDomain', Resource: '*' }, fixed: { Action: 'es:CreateDomain' } },
    {
      with: { Action: undefined, NotAction: 's3:ReadObject' },
      at: ['Statement.0.NotAction'],
      fixed: { NotAction: 's3:GetObject' },
    },
    // The end is missing, although other names are nearer.
    {
      with: { Action: 'bedrock:PutModelInvocationLogging', Resource: '*' },
      fixed: { Action: 'bedrock:PutModelInvocationLoggingConfiguration' },
    },
    {
      type: 'scp',
      with: { Action: ['s3:DeleteBucket', 'organizations:Depart'] },
      at: ['Statement.0.Action.1'],
      severity: 'warning',
    },
    // Too long to look for a name like it.
    { with: { Action: `s3:${'GetObject'.repeat(8)}` }, at: ['Statement.0.Action'], severity: 'warning' },
    // What resembles an action of the list and does something else is no slip.
    {
      with: { Action: ['config:TagResource', 'config:GetResources'], Resource: '*' },
      at: ['Statement.0.Action.1'],
      says: ['new, retired or wrong'],
      severity: 'warning',
    },
    {
      type: 'scp',
      with: { Action: ['kms:DeleteImportedKeyMaterial', 'kms:DeleteImportedKey'], Resource: '*' },
      at: ['Statement.0.Action.1'],
      says: ['new, retired or wrong'],
      severity: 'warning',
    },
    // Operations that need no permission: nothing is left to write.
    { with: { Action: 'cognito-idp:StartWebAuthnRegistration', Resource: '*' }, at: ['Statement.0.Action'] },
    {
      with: { Action: ['cognito-idp:StartWebAuthnRegistration'], Resource: '*' },
      at: ['Statement.0.Action.0'],
    },
    {
      with: { Action: ['s3:ListAllMyBuckets', 'cognito-idp:StartWebAuthnRegistration'], Resource: '*' },
      at: ['Statement.0.Action.1'],
      fixed: { Action: ['s3:ListAllMyBuckets'] },
    },
  ],
  good: [
    { with: { Action: 'S3:getobject' } },
    { with: { Action: 's3:Getx*' } },
    { with: { Action: '*', Resource: '*' } },
    // Another check reports a service that does not exist.
    { with: { Action: 'nosuchservice:GetObject' } },
  ],
  on: 'action',
  check(action, statement, { policy, reference }): CheckFindings {
    if (action.wildcard || action.prefix === '') return undefined;
    if (reference.service(action.prefix)?.actions.has(action.name)) return undefined;
    const service = reference.listed(action.prefix);
    if (!service || service.actions.has(action.name)) return undefined;
    const locations = [atValue(action.path)];
    const needed = neededFor(action.prefix, action.name, reference);
    if (needed) {
      const fix = replaceWith(needed.actions, action, statement);
      const message = `${isApiOperation(action.value, service.name)}: ${neededActionsMessage(needed)}`;
      return { message, locations, ...(fix && { fix }) };
    }
    const meant = suggestName(policy, action.name, () => [...service.actions.values()]);
    const name = meant && `${service.prefix}:${meant}`;
    const { advice, fix } = name ? suggestionOf(name, action, statement) : {};
    return {
      // A name that resembles none may be newer than the reference.
      ...(!advice && { severity: 'warning' as const }),
      message: advice
        ? `${notAnActionOf(action.value, service.name)} ${advice}`
        : `${show(action.value)} is not in AWS’s reference of ${reference.date} for ${service.name}: it is new, retired or wrong. Look up its name, or remove it.`,
      locations,
      ...(fix && { fix }),
    };
  },
});
