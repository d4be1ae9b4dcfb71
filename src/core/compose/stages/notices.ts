// Stage 7. Facts about the kit as a whole, which show only once its roles and policies are there.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { boundaryNotices } from '#core/compose/boundary-notices.ts';
import { legacyNotices } from '#core/compose/next-steps.ts';
import type { KitPolicy, KitRole, NextStep, Notice } from '#core/compose/role-kit.ts';
import { policySizeNotices, sizeNotices } from '#core/compose/size-notices.ts';
import { lacksSourceConditions } from '#core/compose/trust/service.ts';
import { ownerNotices, placeNotices } from '#core/compose/place-notices.ts';

const OPEN_TRUST: Notice = {
  id: 'open-trust',
  title: 'Open trust',
  text: 'The trust policy does not have conditions on the source account, although AWS documents them for this service. Other customers of the service could use the role through it (confused deputy).',
};

interface Assembled {
  readonly roles: readonly KitRole[];
  readonly policies: readonly KitPolicy[];
  readonly nextSteps: readonly NextStep[];
}

export function kitNotices(
  { roles, policies, nextSteps }: Assembled,
  checked: CheckedAnswers,
): readonly Notice[] {
  const hasMain = roles.some(({ kind }) => kind === 'main');
  return [
    ...(hasMain && lacksSourceConditions(checked) ? [OPEN_TRUST] : []),
    ...boundaryNotices(roles),
    ...sizeNotices(roles),
    ...policySizeNotices(policies),
    ...placeNotices(checked),
    ...ownerNotices(checked),
    ...legacyNotices(nextSteps),
  ];
}
