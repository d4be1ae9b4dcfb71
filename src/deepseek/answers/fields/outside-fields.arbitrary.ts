// Valid answers to the questions of outside-fields.ts.
import * as fc from 'fast-check';
import { chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, regionsOf, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { outsideFields } from './outside-fields.ts';

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

export const validOutside = (stage: AnswerBasis): ValidOf<typeof outsideFields> => ({
  trustAnchors: () => entries(anchor(stage), 1, 2),
  certificateNames: () => entries(commonName, 1, 3),
});
