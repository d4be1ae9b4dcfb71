// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { AGENTCORE_REGIONS } from '#deepseek/facts/agentcore-regions.ts';
import { agentName, chars } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A runtime or a harness, of the role's account, and of one of its endpoints now and then. */
function runtime({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  const here = regions.filter((region) => AGENTCORE_REGIONS.includes(region));
  return fc
    .tuple(
      fc.constantFrom(...(here.length > 0 ? here : ['us-east-1'])),
      agentName,
      chars(ALPHANUMERIC, 10),
      fc.constantFrom('', '-endpoint/DEFAULT', '-endpoint/prod'),
      fc.constantFrom('runtime', 'runtime', 'harness'),
    )
    .map(
      ([region, name, id, endpoint, kind]) =>
        `arn:${partition}:bedrock-agentcore:${region}:${account}:${kind}/${name.slice(0, 40)}-${id}${
          endpoint === '' ? '' : `/${kind}${endpoint}`
        }`,
    );
}

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  agentRuntimes: () => entries(runtime(stage), 1, 3),
  agentSockets: () => fc.boolean(),
  agentUsers: () => fc.boolean(),
  agentStop: () => fc.boolean(),
});
