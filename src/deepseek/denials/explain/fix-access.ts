// What a fix opens besides the refused call.
import type { ActionAccess } from '#iam/access/matrix/action-access.ts';
import { difference, type Change, type Difference } from '#iam/access/matrix/difference.ts';
import { accessMatrices } from '#iam/access/access-view.ts';
import { subjectsOf, type Subject } from '#iam/access/subject.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import type { FixAccess } from './explained.ts';

const MAX_SHOWN = 6;

const resourcesOf = (access: ActionAccess | undefined): readonly string[] => [
  ...new Set((access?.grants ?? []).map(({ on }) => (on.length > 0 ? on.join(' and ') : '*'))),
];

/** "bedrock:InvokeModel on arn:…" for each resource that was not open before; or that conditions changed. */
function openedBy({ action, before, after }: Change): readonly string[] {
  const old = new Set(resourcesOf(before));
  const fresh = resourcesOf(after).filter((resource) => !old.has(resource));
  return fresh.length > 0
    ? fresh.map((resource) => `${action} on ${resource}`)
    : [`${action} under other conditions`];
}

export interface AccessChange extends FixAccess {
  /** How much is opened, to compare fixes. */
  readonly size: number;
}

function summarize({ gained, changed, lost }: Difference): AccessChange {
  const opens = [...gained, ...changed].flatMap(openedBy);
  return {
    gained: gained.length,
    changed: changed.length,
    lost: lost.length,
    opens: opens.slice(0, MAX_SHOWN),
    more: Math.max(0, opens.length - MAX_SHOWN),
    size: opens.length + opens.filter((line) => line.endsWith(' on *')).length * 10,
  };
}

/** The subject of the role in an environment. */
const subjectOf = (environment: PolicyEnvironment, roleId: string): Subject | undefined =>
  subjectsOf(environment).find(({ id }) => id === `role:${roleId}`);

/** How the access of the role changes; undefined if there is no such role on both sides. */
export function accessChange(
  before: PolicyEnvironment,
  after: PolicyEnvironment,
  roleId: string,
  reference: Reference,
): AccessChange | undefined {
  const [against, subject] = [subjectOf(before, roleId), subjectOf(after, roleId)];
  if (!against || !subject) return undefined;
  const matrices = accessMatrices({ subject, against }, reference);
  return matrices.before && summarize(difference(matrices.before, matrices.matrix));
}

/** Without what only ranks. */
export function accessOf(change: AccessChange | undefined): FixAccess | undefined {
  if (!change) return undefined;
  const { size: _size, ...access } = change;
  return access;
}
