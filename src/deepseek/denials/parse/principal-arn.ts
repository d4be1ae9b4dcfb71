// The role or user that a principal in a message is.
import { formatArn, parseArn } from '#iam/policy/arn.ts';

/** The role of a session, without its path, which messages leave out; a user, role or root user as it is. */
export function principalArnOf(principal: string | undefined): string | undefined {
  const arn = principal === undefined ? undefined : parseArn(principal);
  if (!arn) return undefined;
  if (arn.service !== 'sts') return arn.service === 'iam' ? principal : undefined;
  const [type, name] = arn.resource.split('/');
  if (type !== 'assumed-role' || name === undefined || name === '') return principal;
  return formatArn({ ...arn, service: 'iam', resource: `role/${name}` });
}
