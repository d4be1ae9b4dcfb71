// Notices about what the chosen boundary for app roles cancels, and roles that cannot have it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { fitInOne } from '#deepseek/compose/documents.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { boundaryGrants } from '#deepseek/shared/governance/boundary-blocks.ts';

const WITHOUT_MODELS: Notice = {
  id: 'boundary-models',
  title: 'Models in the boundary',
  text: 'AWS also checks the model behind a profile, and the boundary leaves out models, so such calls are denied. Also choose “Serverless DeepSeek models”.',
  stops: {
    text: 'The boundary allows profiles, but not the models behind them.',
    fields: ['boundaryBlocks'],
  },
};

const TOO_LONG: Notice = {
  id: 'boundary-size',
  title: 'Boundary size',
  text: 'The boundary is too long for one policy, and a role has one boundary. Name fewer guardrails or keys.',
  stops: { text: 'The boundary is too long for AWS to save.', fields: ['boundaryBlocks'] },
};

export function boundaryGaps(checked: CheckedAnswers): readonly Notice[] {
  const chosen = new Set(checked.answer('boundaryBlocks'));
  const through = chosen.has('profiles') || chosen.has('app-profiles');
  return [
    ...(through && !chosen.has('models') ? [WITHOUT_MODELS] : []),
    ...(fitInOne(boundaryGrants(checked), 'identity') ? [] : [TOO_LONG]),
  ];
}
