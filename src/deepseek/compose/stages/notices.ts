// Stage 7. Facts about the kit as a whole, which show only once its roles and policies are there.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { boundaryNotices } from '#deepseek/compose/boundary-notices.ts';
import { legacyNotices } from '#deepseek/compose/next-steps.ts';
import type { KitPolicy, KitRole, NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { policySizeNotices, sizeNotices } from '#deepseek/compose/size-notices.ts';
import { lacksSourceConditions } from '#deepseek/shared/service-trust.ts';
import { ownerNotices, placeNotices } from '#deepseek/compose/place-notices.ts';

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
