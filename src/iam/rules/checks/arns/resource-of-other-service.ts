// A resource that no action of the statement takes, because it belongs to another service.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView } from '#iam/rules/policy-view.ts';
import { patternsOf } from '#iam/reference/arn-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Service } from '#iam/reference/service.ts';
import { knownResource, statementFit } from './resource-fit.ts';

const segments = new WeakMap<Service, ReadonlySet<string>>();

/** The service segments of the ARNs that a service works with; `*` for any. */
function segmentsOf(service: Service): ReadonlySet<string> {
  const known = segments.get(service);
  if (known) return known;
  const fresh = new Set(service.resourceTypes.flatMap(patternsOf).map((pattern) => pattern.service));
  segments.set(service, fresh);
  return fresh;
}

/** Those of all the actions; undefined where one may take anything. */
function segmentsTaken(
  actions: readonly ActionView[],
  reference: Reference,
): readonly ReadonlySet<string>[] | undefined {
  const found = new Set<ReadonlySet<string>>();
  for (const { prefix } of actions) {
    const service = reference.service(prefix);
    if (!service || service.resourceTypes.length === 0) return undefined;
    found.add(segmentsOf(service));
  }
  return [...found];
}

export default defineCheck({
  id: 'resource-of-other-service',
  severity: 'warning',
  types: WITH_RESOURCES,
  title: 'Resource that no action of the statement works on',
  why: 'A resource of a service that none of the actions works with adds nothing to a statement. Often an action is missing, or the ARN belongs in another statement.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
          'arn:aws:s3:::amzn-s3-demo-bucket/*',
        ],
      },
      at: ['Statement.0.Resource.1'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: ['s3:*', 'sqs:SendMessage'],
        Resource: ['arn:aws:dynamodb:us-east-1:111122223333:table/Orders', '*'],
      },
      at: ['Statement.0.Resource.0'],
    },
  ],
  good: [
    {
      with: {
        Action: ['s3:GetObject', 'sqs:SendMessage'],
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:sqs:us-east-1:111122223333:jobs'],
      },
    },
    // Launching an instance takes images, subnets and more; license configurations are of another service.
    {
      with: {
        Action: 'ec2:RunInstances',
        Resource: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:license-manager:*:*:license-configuration:*'],
      },
    },
    { with: { Action: '*', Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:sqs:*:*:*'] } },
    // Nothing in it matches: the finding is on the statement.
    { with: { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    // Another check reports resources other than the one that it is on.
    {
      type: 'resource',
      attachedTo: 'AWS::S3::Bucket',
      with: {
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:sqs:us-east-1:111122223333:prompts'],
      },
    },
  ],
  on: 'statement',
  check(statement, _same, { policy, reference }): CheckFindings {
    const { actions, resources, notActions } = statement;
    // unsupported-resource-arn-in-policy reports resources other than the one the policy is attached to.
    if (policy.attachedTo) return undefined;
    if (notActions.length > 0 || actions.length === 0 || resources.length < 2) return undefined;
    const taken = segmentsTaken(actions, reference);
    if (!taken || taken.some((segment) => segment.has('*'))) return undefined;
    const foreign = resources.filter(
      (resource) =>
        resource.arn &&
        !taken.some((segment) => segment.has(resource.arn?.service ?? '')) &&
        knownResource(resource, reference),
    );
    if (foreign.length === 0 || statementFit(statement, reference)?.vain) return undefined;
    return foreign.map(({ value, path, arn }) => ({
      message: `No action of this statement works on ${show(value)}, a resource of \`${arn?.service}\`. Remove it, or move it to a statement with the actions meant for it.`,
      locations: [atValue(path)],
    }));
  },
});
