// Which roles of a kit do not have the permissions boundary of its main role.
import { boundaryOf, isCreated, type KitRole, type Notice } from './role-kit.ts';

/**
 * Further roles do other things than the main role, so its boundary would deny what they do.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundaryNotices(roles: readonly KitRole[]): readonly Notice[] {
  const capped = roles.find((role) => boundaryOf(role) !== undefined);
  const others = roles.filter((role) => isCreated(role) && boundaryOf(role) === undefined);
  if (!capped || others.length === 0) return [];
  return [
    {
      id: 'boundary-one-role',
      title: 'Boundary on one role',
      text: `The boundary is only on ${capped.name}: ${others.map(({ name }) => name).join(', ')} ${others.length === 1 ? 'does' : 'do'} other things, which it would deny. If your account requires a boundary on every role, give ${others.length === 1 ? 'it one' : 'each one'} that allows its own policy.`,
    },
  ];
}
