// The ARNs that the asker has, or can be put together from what the asker knows.
import type { KnownNames } from './completion.ts';

/** The asker's roles by their ARNs. */
export const roleArns = ({
  accounts = [],
  roleNames = [],
  partition = 'aws',
}: KnownNames): readonly string[] =>
  accounts.flatMap((account) => roleNames.map((name) => `arn:${partition}:iam::${account}:role/${name}`));

export const knownArns = (known: KnownNames): readonly string[] => [
  ...new Set([...(known.arns ?? []), ...roleArns(known)]),
];
