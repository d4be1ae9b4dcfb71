// Adds every scenario and trusted entity. Composing and reading links need them all; the first view does not.
import { ENTITY_ROWS } from '#deepseek/entities/rows.ts';
import { SCENARIO_ROWS } from '#deepseek/scenarios/rows.ts';
import { entities } from './entities.ts';
import { scenarios } from './scenarios.ts';

const byRank = (a: { readonly rank: number }, b: { readonly rank: number }): number => a.rank - b.rank;

scenarios.add(SCENARIO_ROWS.toSorted(byRank));
entities.add(ENTITY_ROWS.toSorted(byRank));
