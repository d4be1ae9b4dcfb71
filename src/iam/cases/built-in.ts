// What AWS attaches everywhere by itself, under the names that AWS has for it.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html

const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

export const BUILT_IN: ReadonlyMap<string, unknown> = new Map([
  ['FullAWSAccess', { Version: '2012-10-17', Statement: [EVERYTHING] }],
  ['RCPFullAWSAccess', { Version: '2012-10-17', Statement: [{ ...EVERYTHING, Principal: '*' }] }],
]);
