// Adds every scenario and trusted entity. Composing and reading links need them all; the first view does not.
import { entities } from './entities.ts';
import { AGENTCORE_ENTITIES } from './entities/agentcore.ts';
import { COMPUTE_ENTITIES } from './entities/compute.ts';
import { OUTSIDE_ENTITIES } from './entities/outside.ts';
import { PEOPLE_ENTITIES } from './entities/people.ts';
import { SERVICE_ENTITIES } from './entities/services.ts';
import { TRAINING_ENTITIES } from './entities/training.ts';
import { WORKLOAD_ENTITIES } from './entities/workloads.ts';
import { SCENARIO_ROWS } from '#deepseek/scenarios/rows.ts';
import { scenarios } from './scenarios.ts';

scenarios.add(SCENARIO_ROWS.toSorted((a, b) => a.rank - b.rank));
entities.add([
  ...SERVICE_ENTITIES,
  ...TRAINING_ENTITIES,
  ...WORKLOAD_ENTITIES,
  ...PEOPLE_ENTITIES,
  ...COMPUTE_ENTITIES,
  ...AGENTCORE_ENTITIES,
  ...OUTSIDE_ENTITIES,
]);
