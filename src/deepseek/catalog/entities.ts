// All trusted entities. It starts with those of the first view; catalog/register-all.ts adds the others.
import type { AGENTCORE_ENTITIES } from './entities/agentcore.ts';
import type { COMPUTE_ENTITIES } from './entities/compute.ts';
import { FIRST_ENTITIES } from './entities/first-view.ts';
import type { OUTSIDE_ENTITIES } from './entities/outside.ts';
import type { PEOPLE_ENTITIES } from './entities/people.ts';
import type { SERVICE_ENTITIES } from './entities/services.ts';
import type { TRAINING_ENTITIES } from './entities/training.ts';
import type { WORKLOAD_ENTITIES } from './entities/workloads.ts';
import type { TrustedEntity } from './entity.ts';
import { table } from './table.ts';

export type { SourceCondition, TrustedEntity } from './entity.ts';

type Rows =
  | typeof FIRST_ENTITIES
  | typeof SERVICE_ENTITIES
  | typeof COMPUTE_ENTITIES
  | typeof AGENTCORE_ENTITIES
  | typeof OUTSIDE_ENTITIES
  | typeof TRAINING_ENTITIES
  | typeof WORKLOAD_ENTITIES
  | typeof PEOPLE_ENTITIES;

export type EntityId = Rows[number]['id'];

export const entities = table<TrustedEntity>(FIRST_ENTITIES);

/** Used for scenarios that make no role. */
export const FIRST_ENTITY: TrustedEntity = FIRST_ENTITIES[0];

export const findEntity = (id: string): TrustedEntity | undefined => entities.find(id);
