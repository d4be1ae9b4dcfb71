// The composers of the first view: the scenario that a visit starts from, and what it may hold before the rest is there.
import { lambda } from './extras/lambda.ts';
import { addComposers } from './registry.ts';
import { plan as invoke } from '#deepseek/scenarios/invoke/statements.ts';
import { serviceTrust } from './trust/service.ts';

addComposers({
  scenarios: { invoke },
  extras: { lambda },
  trusts: { service: (entity, checked) => [serviceTrust(entity, checked)] },
});
