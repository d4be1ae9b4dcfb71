// Adds every scenario and trusted entity. Composing and reading links need them all; the first view does not.
import { entities } from './entities.ts';
import { AGENTCORE_ENTITIES } from './entities/agentcore.ts';
import { COMPUTE_ENTITIES } from './entities/compute.ts';
import { OUTSIDE_ENTITIES } from './entities/outside.ts';
import { PEOPLE_ENTITIES } from './entities/people.ts';
import { SERVICE_ENTITIES } from './entities/services.ts';
import { TRAINING_ENTITIES } from './entities/training.ts';
import { WORKLOAD_ENTITIES } from './entities/workloads.ts';
import { scenarios } from './scenarios.ts';
import { AUDIT_SCENARIOS } from './scenarios/audit.ts';
import { AGENTCORE_SCENARIOS } from './scenarios/agentcore.ts';
import { CALL_SCENARIOS } from './scenarios/call.ts';
import { FINE_TUNE_SCENARIOS } from './scenarios/fine-tune.ts';
import { GOVERN_SCENARIOS } from './scenarios/govern.ts';
import { HOST_SCENARIOS } from './scenarios/host.ts';
import { IMPORT_SCENARIOS } from './scenarios/import.ts';
import { ORGANIZATION_SCENARIOS } from './scenarios/organization.ts';
import { SEARCH_SCENARIOS } from './scenarios/search.ts';

scenarios.add([
  ...CALL_SCENARIOS,
  ...AGENTCORE_SCENARIOS,
  ...IMPORT_SCENARIOS,
  ...FINE_TUNE_SCENARIOS,
  ...HOST_SCENARIOS,
  ...SEARCH_SCENARIOS,
  ...GOVERN_SCENARIOS,
  ...AUDIT_SCENARIOS,
  ...ORGANIZATION_SCENARIOS,
]);
entities.add([
  ...SERVICE_ENTITIES,
  ...TRAINING_ENTITIES,
  ...WORKLOAD_ENTITIES,
  ...PEOPLE_ENTITIES,
  ...COMPUTE_ENTITIES,
  ...AGENTCORE_ENTITIES,
  ...OUTSIDE_ENTITIES,
]);
