// The user's ARNs: those that were given, and those built from account IDs and role names.
import type { KnownNames } from './completion.ts';

/** The ARNs of the user's roles. */
const roleArns = ({ accounts = [], roleNames = [], partition = 'aws' }: KnownNames): readonly string[] =>
  accounts.flatMap((account) => roleNames.map((name) => `arn:${partition}:iam::${account}:role/${name}`));

export const knownArns = (known: KnownNames): readonly string[] => [
  ...new Set([...(known.arns ?? []), ...roleArns(known)]),
];
