// All trusted entities. It starts with those of the first view; catalog/register-all.ts adds the others.
import { entity as account } from '#deepseek/entities/account/entity.ts';
import { entity as ec2 } from '#deepseek/entities/ec2/entity.ts';
import { entity as ecs } from '#deepseek/entities/ecs/entity.ts';
import { entity as lambda } from '#deepseek/entities/lambda/entity.ts';
import type { ENTITY_ROWS } from '#deepseek/entities/rows.ts';
import type { TrustedEntity } from './entity.ts';
import { table } from './table.ts';

export type { SourceCondition, TrustedEntity } from './entity.ts';

export type EntityId = (typeof ENTITY_ROWS)[number]['id'];

/** Used for scenarios that make no role. */
export const FIRST_ENTITY: TrustedEntity = lambda;

export const entities = table<TrustedEntity>([lambda, ecs, ec2, account]);

export const findEntity = (id: string): TrustedEntity | undefined => entities.find(id);
