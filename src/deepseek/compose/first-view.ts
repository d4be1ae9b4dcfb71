// The composers of the first view: the scenario that a visit starts from, and what it may hold before the rest is there.
import { extras as lambda } from '#deepseek/entities/lambda/statements.ts';
import { plan as invoke } from '#deepseek/scenarios/invoke/statements.ts';
import { addComposers } from './registry.ts';

addComposers({ scenarios: { invoke }, extras: { lambda } });
