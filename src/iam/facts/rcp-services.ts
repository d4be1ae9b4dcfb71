// The services that hold weights, keys, images and answers, and support resource control policies.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
export const RCP_SERVICES: ReadonlySet<string> = new Set(['s3', 'kms', 'ecr', 'sts', 'aoss', 'logs']);
