// The permissions that verify.sh needs: it reads and simulates, and changes nothing.

/** Every action of the script, one by one. https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
export const READ_ACTIONS = [
  'access-analyzer:ValidatePolicy',
  'iam:GetInstanceProfile',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListEntitiesForPolicy',
  'iam:ListRolePolicies',
  'iam:ListRoleTags',
  'iam:SimulateCustomPolicy',
  'iam:SimulatePrincipalPolicy',
  'sts:GetCallerIdentity',
] as const;

export const READ_ONLY_POLICY = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'VerifyRoleKit', Effect: 'Allow', Action: READ_ACTIONS, Resource: '*' }],
};
