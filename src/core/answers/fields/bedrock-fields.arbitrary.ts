// Valid answers to the questions of bedrock-fields.ts.
import type { bedrockFields } from './bedrock-fields.ts';
import type { Stage, ValidOf } from '#core/answers/stage.arbitrary.ts';

export const validBedrock = (_stage: Stage): ValidOf<typeof bedrockFields> => ({});
