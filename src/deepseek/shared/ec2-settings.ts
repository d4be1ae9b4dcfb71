// The questions on what a declarative policy for EC2 sets, in the scenarios that have one.

export const EC2_SETTINGS = [
  'ec2Tokens',
  'ec2Hops',
  'ec2Images',
  'ec2ImageOwners',
  'ec2ImageAccounts',
  'ec2ImageSharing',
  'ec2SnapshotSharing',
  'ec2Internet',
  'ec2Exclusions',
  'ec2SerialConsole',
  'ec2Message',
] as const;
