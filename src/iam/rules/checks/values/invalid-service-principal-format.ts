// A text that cannot be a service principal.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import type { ConditionView, Located, StatementView } from '#iam/rules/policy-view.ts';
import { MAX_FOUND, plainTexts, replaceWith } from './plain-values.ts';
import { isPrincipalForm, isRegionalForm, labelsOf, meantPrincipal } from './service-names.ts';

/** Condition keys whose values are service principals, in lower case. */
const PRINCIPAL_KEYS: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'iam:awsservicename',
  'iam:passedtoservice',
  'organizations:serviceprincipal',
]);

/**
 * Keys in which AWS's policy validation takes only names of one label, `service.amazonaws.com`: it reports
 * application-signals.cloudwatch.amazonaws.com, and says nothing of such names in the other keys.
 */
const ONE_LABEL_KEYS: ReadonlySet<string> = new Set(['aws:calledvia']);

function hit({ value, path }: Located<string>): CheckFinding {
  const fixed = meantPrincipal(value);
  return {
    message: `${show(value)} is not a service principal. ${fixed ? `Did you mean \`${fixed}\`?` : 'It has the form `service.amazonaws.com`, in lower case.'}`,
    locations: [atValue(path)],
    ...(fixed !== undefined && { fix: replaceWith(path, fixed, false) }),
  };
}

/** kms:ViaService wants the service with its Region. */
function viaHit({ value, path }: Located<string>): CheckFinding {
  const service = labelsOf(value.toLowerCase())?.[0] || 's3';
  const example = `${service}.us-east-1.amazonaws.com`;
  return {
    message: `\`kms:ViaService\` is never ${show(value)}. Name the service with its Region, such as \`${example}\`.`,
    locations: [atValue(path)],
  };
}

function labelHit({ value, path }: Located<string>, key: string): CheckFinding {
  return {
    message: `AWS’s policy validation accepts only names of the form \`service.amazonaws.com\` in ${show(key)}, which ${show(value)} is not. Look up the name in \`invokedBy\` of the event in CloudTrail.`,
    locations: [atValue(path)],
  };
}

function principalHit(text: Located<string>, { key, keyName }: ConditionView): readonly CheckFinding[] {
  if (!isPrincipalForm(text.value)) return [hit(text)];
  const labels = ONE_LABEL_KEYS.has(keyName) ? labelsOf(text.value) : undefined;
  return labels && labels.length > 1 ? [labelHit(text, key)] : [];
}

const inPrincipals = ({ principals }: StatementView): readonly CheckFinding[] =>
  principals
    .filter(({ kind, value }) => kind === 'Service' && !isPrincipalForm(value))
    // Other checks report these.
    .filter(({ value }) => !hasWildcard(value) && !hasVariable(value))
    .slice(0, MAX_FOUND)
    .map((principal) => hit(principal));

const inConditions = ({ conditions }: StatementView): readonly CheckFinding[] =>
  conditions.flatMap((condition) => {
    if (condition.keyName === 'kms:viaservice') {
      return plainTexts(condition)
        .filter(({ value }) => !isRegionalForm(value))
        .slice(0, MAX_FOUND)
        .map((text) => viaHit(text));
    }
    if (!PRINCIPAL_KEYS.has(condition.keyName)) return [];
    return plainTexts(condition)
      .flatMap((text) => principalHit(text, condition))
      .slice(0, MAX_FOUND);
  });

export default defineCheck({
  id: 'invalid-service-principal-format',
  code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Malformed service principal',
  why: 'AWS services have names such as lambda.amazonaws.com, in lower case. IAM refuses any other name in Principal, and it never matches in a condition. kms:ViaService also contains the Region.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
  bad: [
    {
      type: 'trust',
      with: { Principal: { Service: 'lambda' } },
      at: ['Statement.0.Principal.Service'],
      fixed: { Principal: { Service: 'lambda.amazonaws.com' } },
    },
    {
      type: 'trust',
      with: { Principal: { Service: ['ec2.amazonaws.com', 'Bedrock.amazonaws.com', 'sagemaker.aws.com'] } },
      at: ['Statement.0.Principal.Service.1', 'Statement.0.Principal.Service.2'],
      fixed: {
        Principal: { Service: ['ec2.amazonaws.com', 'bedrock.amazonaws.com', 'sagemaker.amazonaws.com'] },
      },
    },
    {
      with: {
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111122223333:role/app',
        Condition: { StringEquals: { 'iam:PassedToService': 'ec2' } },
      },
      at: ['Statement.0.Condition.StringEquals.iam:PassedToService'],
      fixed: { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } },
    },
    {
      with: {
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:us-east-1:111122223333:key/*',
        Condition: { StringEquals: { 'kms:ViaService': ['s3.amazonaws.com'] } },
      },
      at: ['Statement.0.Condition.StringEquals.kms:ViaService.0'],
      says: ['such as `s3.us-east-1.amazonaws.com`'],
    },
    {
      with: {
        Action: 'kms:Decrypt',
        Resource: 'arn:aws:kms:us-east-1:111122223333:key/*',
        Condition: { StringEquals: { 'kms:ViaService': ['EC2.amazonaws.com', 'lambda', '.amazonaws.com'] } },
      },
      says: ['such as `ec2.us-east-1.amazonaws.com`', 'such as `s3.us-east-1.amazonaws.com`'],
    },
    { type: 'resource', with: { Principal: { Service: 'arn:aws:iam::111122223333:root' } } },
    {
      with: {
        Condition: {
          'ForAnyValue:StringEquals': {
            'aws:CalledVia': ['athena.amazonaws.com', 'application-signals.cloudwatch.amazonaws.com'],
          },
        },
      },
      at: ['Statement.0.Condition.ForAnyValue:StringEquals.aws:CalledVia.1'],
    },
    {
      with: { Condition: { StringEquals: { 'aws:CalledViaFirst': 'Athena.amazonaws.com' } } },
      at: ['Statement.0.Condition.StringEquals.aws:CalledViaFirst'],
      fixed: { Condition: { StringEquals: { 'aws:CalledViaFirst': 'athena.amazonaws.com' } } },
    },
    {
      with: { Condition: { StringEquals: { 'aws:CalledViaLast': 'athena' } } },
      at: ['Statement.0.Condition.StringEquals.aws:CalledViaLast'],
      fixed: { Condition: { StringEquals: { 'aws:CalledViaLast': 'athena.amazonaws.com' } } },
    },
    {
      type: 'resource',
      with: { Condition: { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.aws.com' } } },
      at: ['Statement.0.Condition.StringEquals.aws:PrincipalServiceName'],
      fixed: { Condition: { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } } },
    },
    { type: 'trust', with: { Principal: { Service: '.amazonaws.com' } } },
    { type: 'trust', with: { Principal: { Service: '' } } },
    {
      with: {
        Condition: {
          'ForAnyValue:StringEquals': { 'aws:PrincipalServiceNamesList': 'Lambda.amazonaws.com' },
        },
      },
      fixed: {
        Condition: {
          'ForAnyValue:StringEquals': { 'aws:PrincipalServiceNamesList': 'lambda.amazonaws.com' },
        },
      },
    },
    {
      with: { Condition: { StringEquals: { 'iam:AWSServiceName': 'Lambda.amazonaws.com' } } },
      fixed: { Condition: { StringEquals: { 'iam:AWSServiceName': 'lambda.amazonaws.com' } } },
    },
    {
      with: { Condition: { StringEquals: { 'organizations:ServicePrincipal': 'Lambda.amazonaws.com' } } },
      fixed: { Condition: { StringEquals: { 'organizations:ServicePrincipal': 'lambda.amazonaws.com' } } },
    },
  ],
  good: [
    {
      type: 'trust',
      with: {
        Principal: { Service: ['ec2.amazonaws.com', 'member.org.stacksets.cloudformation.amazonaws.com'] },
      },
    },
    {
      type: 'resource',
      with: { Principal: { Service: ['logs.cn-north-1.amazonaws.com.cn', 'config.c2s.ic.gov'] } },
    },
    { type: 'resource', with: { Principal: { Service: 'alexa-appkit.amazon.com' } } },
    {
      with: {
        Condition: {
          'ForAnyValue:StringEquals': {
            'aws:CalledVia': ['athena.amazonaws.com', 'servicecatalog-appregistry.amazonaws.com'],
          },
        },
      },
    },
    // Names of several labels in the other keys.
    {
      with: {
        Condition: {
          StringEquals: {
            'aws:CalledViaLast': 'ops.emr-serverless.amazonaws.com',
            'organizations:ServicePrincipal': 'cost-optimization-hub.bcm.amazonaws.com',
          },
        },
      },
    },
    {
      with: {
        Action: 'iam:CreateServiceLinkedRole',
        Condition: { StringEquals: { 'iam:AWSServiceName': 'application-signals.cloudwatch.amazonaws.com' } },
      },
    },
    {
      with: {
        Condition: {
          StringLike: { 'kms:ViaService': ['s3.*.amazonaws.com', 'ec2.us-east-1.amazonaws.com'] },
        },
      },
    },
    { with: { Condition: { Null: { 'aws:PrincipalServiceName': 'true' } } } },
    { with: { Condition: { StringEquals: { 'aws:username': 'lambda' } } } },
    // Other checks report patterns and variables here.
    {
      type: 'trust',
      with: { Principal: { Service: ['*', 'S?.amazonaws.com', '${aws:PrincipalTag/Service}'] } },
    },
  ],
  on: 'statement',
  check(statement): CheckFindings {
    return [...inPrincipals(statement), ...inConditions(statement)];
  },
});
