// Adds every scenario, trusted entity and question with its composers. Import it where any answers are composed.
import '#deepseek/answers/register-all.ts';
import { appFiles } from '#deepseek/shared/app-files.ts';
import { EXTRAS } from '#deepseek/entities/extras.ts';
import { derivedBoundary } from '#deepseek/shared/governance/derived-boundary.ts';
import { addComposers } from './registry.ts';
import { PLANS } from '#deepseek/scenarios/plans.ts';
import { TRUSTS } from '#deepseek/entities/trusts.ts';

addComposers({
  scenarios: PLANS,
  extras: EXTRAS,
  always: appFiles,
  trusts: TRUSTS,
  boundary: derivedBoundary,
});
