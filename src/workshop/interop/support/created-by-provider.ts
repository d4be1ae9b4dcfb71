// Reads what Terraform's AWS provider creates: for a Terraform configuration, and for a Pulumi program, which has its resources.
import type { Created, CreatedRow } from './created.ts';
import { asObject, asText, parseJson, type ToolObject } from './json.ts';

/** "maxSessionDuration" → "max_session_duration". */
export const snake = (id: string): string =>
  id
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();

/** Of a managed policy's ARN, what is behind the account. */
const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf(':policy'));

/**
 * `ofType` has the arguments of the resources of a type, by their names in Terraform; `endpoint` says how the format tells
 * the endpoints apart. Of the outputs, those with JSON are documents.
 */
export function createdByProvider(
  ofType: (type: string) => readonly ToolObject[],
  endpoint: (resource: ToolObject) => string,
  outputs: readonly unknown[],
): Created {
  const policiesIn = (type: string, row: (resource: ToolObject) => CreatedRow): readonly CreatedRow[] =>
    ofType(type).map((each) => ({ ...row(each), document: parseJson(each['policy'] ?? each['content']) }));
  return {
    managed: policiesIn('aws_iam_policy', ({ name, path = '/' }) => ({ name, path })),
    roles: ofType('aws_iam_role').map((each) => ({
      name: each['name'],
      path: each['path'] ?? '/',
      description: each['description'] ?? '',
      seconds: each['max_session_duration'],
      boundary: each['permissions_boundary'],
      document: parseJson(each['assume_role_policy']),
      tags: asObject(each['tags'] ?? {}),
    })),
    inline: policiesIn('aws_iam_role_policy', ({ role, name }) => ({ role, name })),
    attached: ['role', 'user', 'group'].flatMap((kind) =>
      ofType(`aws_iam_${kind}_policy_attachment`).map(
        (each) => `${kind} ${asText(each[kind])} ${nameIn(asText(each['policy_arn']))}`,
      ),
    ),
    profiles: ofType('aws_iam_instance_profile').map(({ name, path = '/', role }) => ({ name, path, role })),
    resources: [
      ...policiesIn('aws_s3_bucket_policy', ({ bucket }) => ({ on: `bucket ${asText(bucket)}` })),
      ...policiesIn('aws_ecr_repository_policy', ({ region, repository }) => ({
        on: `repository ${asText(region)} ${asText(repository)}`,
      })),
      ...policiesIn('aws_vpc_endpoint_policy', (each) => ({ on: endpoint(each) })),
    ],
    organization: policiesIn('aws_organizations_policy', ({ name, type }) => ({ name, type })),
    documents: outputs
      .filter((output) => typeof output === 'string' && output.startsWith('{'))
      .map((output) => parseJson(output)),
  };
}
