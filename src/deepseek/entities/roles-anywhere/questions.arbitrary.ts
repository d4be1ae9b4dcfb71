// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, regionsOf, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const HEX = '0123456789abcdef';

const uuid = fc
  .tuple(chars(HEX, 8), chars(HEX, 4), chars(HEX, 4), chars(HEX, 4), chars(HEX, 12))
  .map((parts) => parts.join('-'));

const anchor = ({ partition, account }: AnswerBasis): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...regionsOf(partition)), uuid)
    .map(([region, id]) => `arn:${partition}:rolesanywhere:${region}:${account}:trust-anchor/${id}`);

const commonName = fc.oneof(
  fc.constantFrom('inference.example.com', 'gpu-box-7', 'CN=edge-1'),
  chars('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_', 1, 64),
);

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  trustAnchors: () => entries(anchor(stage), 1, 2),
  certificateNames: () => entries(commonName, 1, 3),
});
