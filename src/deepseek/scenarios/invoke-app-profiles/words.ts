// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'application inference profile',
      'abac on inference profile',
      'tag on inference profile',
      'tag of inference profile',
      'team tag on inference profile',
      'cost by team',
      'cost per team',
      'cost split by team',
      'split by team',
      'split bill',
      'split cost',
      'cost allocation',
      'chargeback',
      'charge back',
      'team pay',
      'track cost',
      'cost tracking',
      'bill team',
      'cost center',
    ],
    scenarios: { 'invoke-app-profiles': 9 },
    answers: { endpointAlso: ['application-inference-profile'] },
  },
  {
    words: ['aip', 'inference profile per team', 'profile per team'],
    scenarios: { 'invoke-app-profiles': 9 },
  },
];
