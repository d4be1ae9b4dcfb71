// Valid answers to the question of session-fields.ts.
import * as fc from 'fast-check';
import type { ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { sessionFields } from './session-fields.ts';

export const validSession = (): ValidOf<typeof sessionFields> => ({ sessionPolicy: () => fc.boolean() });
