// The command that starts a session with a session policy.
import { QUOTAS } from '#iam/facts/quotas.ts';
import type { PolicyTarget } from './role-kit.ts';
import { command, shellWord } from './shell.ts';

export type SessionTarget = Extract<PolicyTarget, { kind: 'session' }>;

/** White space counts towards the 2,048 characters: where the file is too long with it, jq takes it out. */
const policyArgument = (document: unknown, file: string): string =>
  JSON.stringify(document, null, 2).length <= QUOTAS.sessionPolicySize
    ? shellWord(`file://${file}`)
    : `"$(jq -c . ${shellWord(file)})"`;

/** https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role.html */
export const assumeCommand = (
  { role, tagKeys }: SessionTarget,
  { document, file }: { readonly document: unknown; readonly file: string },
): string =>
  command(
    `aws sts assume-role --role-arn ${shellWord(role)} --role-session-name NAME`,
    `--policy ${policyArgument(document, file)}`,
    ...(tagKeys.length > 0
      ? [`--tags ${tagKeys.map((key) => shellWord(`Key=${key},Value=VALUE`)).join(' ')}`]
      : []),
  );
