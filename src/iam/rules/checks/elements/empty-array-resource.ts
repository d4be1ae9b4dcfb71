// A list of resources with nothing in it.
import { own } from '#iam/json/json-value.ts';
import { WITH_RESOURCES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isEmptyList, removeStatement } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-resource',
  code: 'EMPTY_ARRAY_RESOURCE',
  severity: 'suggestion',
  types: WITH_RESOURCES,
  title: 'Empty list of resources',
  why: 'A statement with an empty list of resources applies to no resource. With an empty NotResource it applies to every resource, which is a warning here. IAM refuses to save either.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  bad: [
    { with: { Resource: [] }, at: ['Statement.0.Resource'] },
    { with: { Resource: undefined, NotResource: [] }, at: ['Statement.0.NotResource'], severity: 'warning' },
    {
      statements: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: [] },
        { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
      ],
      at: ['Statement.0.Resource'],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
      },
    },
  ],
  good: [
    { with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*'] } },
    { type: 'scp', with: { Resource: undefined, NotResource: ['arn:aws:s3:::amzn-s3-demo-bucket'] } },
  ],
  on: 'statement',
  check(statement, _, { policy }): CheckFindings {
    const { source, path } = statement;
    if (isEmptyList(own(source, 'Resource'))) {
      const fix = removeStatement(statement, policy);
      return {
        message:
          '`Resource` is an empty list, so this statement has no effect. List the ARNs, or remove the statement.',
        locations: [atValue([...path, 'Resource'])],
        ...(fix && { fix }),
      };
    }
    if (!isEmptyList(own(source, 'NotResource'))) return undefined;
    return {
      severity: 'warning',
      message:
        '`NotResource` is an empty list, so this statement applies to every resource. List the ARNs to leave out, or write `Resource`.',
      locations: [atValue([...path, 'NotResource'])],
    };
  },
});
