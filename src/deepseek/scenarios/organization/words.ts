// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  // The whole set at once.
  {
    words: ['landing zone'],
    scenarios: { organization: 12 },
  },
  {
    words: [
      'log on',
      'log protected',
      'log kept on',
      'keep log on',
      'protect log',
      'protect logging',
      'protect invocation log',
      'protect guardrail',
      'protect vpc endpoint',
    ],
    scenarios: { organization: 8 },
    answers: { protectControls: true },
  },
  {
    words: [
      'import refused',
      'refuse import',
      'import off',
      'no import',
      'import denied',
      'deny fine tuning',
      'deny provisioned throughput',
    ],
    scenarios: { organization: 6 },
    answers: { denyNewModels: true },
  },
  {
    words: [
      'deny gpu',
      'block gpu',
      'deny gpu instance',
      'block gpu instance',
      'forbid gpu',
      'no gpu instance',
      'deny accelerator',
    ],
    scenarios: { organization: 9 },
    answers: { denyAccelerators: true },
  },
  {
    words: [
      'deny marketplace',
      'deny marketplace subscription',
      'block marketplace subscription',
      'deny subscription',
    ],
    scenarios: { organization: 8 },
    answers: { denySubscriptions: true },
  },
  {
    words: [
      'full set',
      'whole set',
      'complete set',
      'entire set',
      'all control',
      'set of control',
      'baseline',
    ],
    near: /\b(?:controls?|policies|scps?|guard-?rails?)\b/i,
    scenarios: { organization: 20 },
  },
  {
    words: ['protect', 'protected', 'tamper', 'tamper proof'],
    near: /\b(?:logging|logs?|cloudtrail|guardrails?|controls?)\b[^.;]*\b(?:chang\w*|delet\w*|disabl\w*|tamper\w*|turned off|removed)\b/i,
    scenarios: { organization: 9 },
    answers: { protectControls: true },
  },
];
