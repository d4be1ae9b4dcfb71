// A resource that no action of the statement takes, because it belongs to another service.
import { show } from '#core/iam/words.ts';
import { atValue, defineCheck, WITH_RESOURCES, type Hits } from '#core/lint/check.ts';
import type { ActionView, ResourceView } from '#core/lint/policy-view.ts';
import { canBe } from '#core/reference/arn-patterns.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { Service } from '#core/reference/service.ts';
import { knownResource, statementFit } from './resource-fit.ts';

/** The services of the actions; undefined where one may take anything. */
function servicesOf(actions: readonly ActionView[], reference: Reference): ReadonlySet<Service> | undefined {
  const found = new Set<Service>();
  for (const { prefix } of actions) {
    const service = reference.service(prefix);
    if (!service || service.resourceTypes.length === 0) return undefined;
    found.add(service);
  }
  return found;
}

const isOf = ({ arn }: ResourceView, actions: readonly ActionView[]): boolean =>
  actions.some(({ prefix }) => prefix === arn?.service);

export default defineCheck({
  id: 'resource-of-other-service',
  severity: 'warning',
  types: WITH_RESOURCES,
  title: 'Resource that no action of the statement takes',
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
    // All of it is in vain: that is told of the statement.
    { with: { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
  ],
  on: 'statement',
  check(statement, _same, { reference }): Hits {
    const { actions, resources, notActions } = statement;
    if (notActions.length > 0 || resources.length < 2) return undefined;
    const others = resources.filter((resource) => resource.arn && !isOf(resource, actions));
    if (others.length === 0 || statementFit(statement, reference)?.isVain) return undefined;
    const services = servicesOf(actions, reference);
    if (!services || services.size === 0) return undefined;
    const types = [...services].flatMap(({ resourceTypes }) => resourceTypes);
    const foreign = others.filter((resource) => {
      const known = knownResource(resource, reference);
      return known && !types.some((type) => canBe(type, known.arn));
    });
    return foreign.map(({ value, path, arn }) => ({
      message: `No action of this statement works on ${show(value)}, a resource of \`${arn?.service}\`. Take it out, or give it a statement with the actions meant for it.`,
      locations: [atValue(path)],
    }));
  },
});
