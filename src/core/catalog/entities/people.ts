// People, and roles that take on another role.
import type { TrustedEntity } from '#core/catalog/entity.ts';

export const PEOPLE_ENTITIES = [] as const satisfies readonly TrustedEntity[];
