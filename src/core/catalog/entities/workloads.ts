// Code outside Lambda, ECS and EC2: pods and pipelines.
import type { TrustedEntity } from '#core/catalog/entity.ts';

export const WORKLOAD_ENTITIES = [] as const satisfies readonly TrustedEntity[];
