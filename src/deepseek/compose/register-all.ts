// Adds every scenario, trusted entity and question with its composers. Import it where any answers are composed.
import '#deepseek/answers/register-all.ts';
import { appFiles } from './extras/app-files.ts';
import { EXTRAS } from './extras/index.ts';
import { derivedBoundary } from '#deepseek/shared/governance/derived-boundary.ts';
import { addComposers } from './registry.ts';
import { PLANS } from '#deepseek/scenarios/plans.ts';
import { TRUSTS } from './trust/index.ts';

addComposers({
  scenarios: PLANS,
  extras: EXTRAS,
  always: appFiles,
  trusts: TRUSTS,
  boundary: derivedBoundary,
});
