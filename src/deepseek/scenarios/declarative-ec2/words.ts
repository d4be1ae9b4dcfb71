// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'declarative policy',
      'declarative_policy_ec2',
      'ec2 policy in organization',
      'ec2 policy of organization',
      'ec2_attributes',
    ],
    scenarios: { 'declarative-ec2': 12 },
  },
  {
    // What they are set on is often said too, and hosts have scenarios of their own.
    words: [
      'block public ami',
      'block public image',
      'block public snapshot',
      'block public sharing of image',
      'block public sharing of snapshot',
      'vpc block public access',
      'allowed ami',
      'allowed image',
      'require imdsv2',
      'enforce imdsv2',
      'imdsv2 required',
      'turn off serial console',
    ],
    scenarios: { 'declarative-ec2': 30 },
  },
  {
    words: ['serial console', 'imdsv2', 'imdsv1', 'instance metadata', 'public ami', 'hop limit'],
    near: /\b(?:organi[sz]ation|org|everywhere|all accounts|declarative|hosts?|enforc\w*|forc\w*|turn\w*|policy)\b/i,
    scenarios: { 'declarative-ec2': 12 },
  },
];
