// Reads what CloudFormation templates create, once their functions are replaced: those of the format, and those of CDK.
import type { Created, CreatedRow } from './created.ts';
import { asObjects, asText, asTexts, type ToolObject } from './json.ts';
import { documentIn } from './resolve-template.ts';

/** Of a managed policy's ARN, what is behind the account. */
const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf(':policy'));

/** `ofType` has the properties of the resources of a type. */
export function createdByStacks(
  ofType: (type: string) => readonly ToolObject[],
  documents: readonly unknown[] = [],
): Created {
  const managed = ofType('AWS::IAM::ManagedPolicy');
  const roles = ofType('AWS::IAM::Role');
  const on = (type: string, named: (properties: ToolObject) => string): readonly CreatedRow[] =>
    ofType(type).map((each) => ({
      on: named(each),
      document: documentIn(each['PolicyDocument'] ?? each['RepositoryPolicyText']),
    }));
  return {
    managed: managed.map(({ ManagedPolicyName: name, Path: path = '/', PolicyDocument }) => ({
      name,
      path,
      document: documentIn(PolicyDocument),
    })),
    roles: roles.map((each) => ({
      name: each['RoleName'],
      path: each['Path'] ?? '/',
      description: each['Description'] ?? '',
      seconds: each['MaxSessionDuration'],
      boundary: each['PermissionsBoundary'],
      document: documentIn(each['AssumeRolePolicyDocument']),
      tags: Object.fromEntries(asObjects(each['Tags'] ?? []).map(({ Key, Value }) => [asText(Key), Value])),
    })),
    inline: roles.flatMap(({ RoleName: role, Policies }) =>
      asObjects(Policies ?? []).map(({ PolicyName: name, PolicyDocument }) => ({
        role,
        name,
        document: documentIn(PolicyDocument),
      })),
    ),
    attached: [
      ...roles.flatMap(({ RoleName, ManagedPolicyArns }) =>
        asTexts(ManagedPolicyArns ?? []).map((arn) => `role ${asText(RoleName)} ${nameIn(arn)}`),
      ),
      ...managed.flatMap(({ ManagedPolicyName, Path = '/', Users, Roles, Groups }) =>
        Object.entries({ user: Users, role: Roles, group: Groups }).flatMap(([kind, names]) =>
          asTexts(names ?? []).map(
            (name) => `${kind} ${name} :policy${asText(Path)}${asText(ManagedPolicyName)}`,
          ),
        ),
      ),
    ],
    profiles: ofType('AWS::IAM::InstanceProfile').map(
      ({ InstanceProfileName: name, Path: path = '/', Roles }) => ({ name, path, role: asTexts(Roles)[0] }),
    ),
    resources: [
      ...on('AWS::S3::BucketPolicy', ({ Bucket }) => `bucket ${asText(Bucket)}`),
      ...on('AWS::ECR::Repository', ({ RepositoryName }) => `repository ${asText(RepositoryName)}`),
      ...on('AWS::Bedrock::ResourcePolicy', ({ ResourceArn }) => `guardrail ${asText(ResourceArn)}`),
      ...on('AWS::EC2::VPCEndpoint', ({ ServiceName }) => `endpoint ${asText(ServiceName)}`),
    ],
    organization: ofType('AWS::Organizations::Policy').map(({ Name: name, Type: type, Content }) => ({
      name,
      type,
      document: documentIn(Content),
    })),
    documents,
  };
}
