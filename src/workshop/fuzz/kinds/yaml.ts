// Templates in YAML, read for policies.
import * as fc from 'fast-check';
import { readPolicies } from '#iam/import/read-policies.ts';
import { anyJson, anyPolicy, hostile, POLICY_WORDS } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { exportedFiles } from './exported.ts';

const WORDS = [
  '&a ',
  '*a',
  '<<: *a\n',
  '!Sub ',
  '!GetAtt a.Arn',
  '!Ref a\n',
  '!!binary ',
  '!!merge ',
  '? ',
  ': ',
  '- ',
  '|\n  ',
  '>-\n  ',
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '\t',
  '\n  ',
  "'",
  '[*a, *a, *a]',
  '{a: *a}',
  'Fn::Join: ["", [a, b]]',
  'Type: AWS::IAM::Policy\n',
  'PolicyDocument: ',
];

/** Anchors of which each names the one before several times. */
const anchors = fc
  .tuple(fc.constantFrom(1, 2, 10, 40), fc.constantFrom(2, 6, 12, 40), fc.boolean())
  .map(([wide, count, asList]) => {
    const lines = Array.from({ length: count }, (_, index) => {
      const of = Array(wide).fill(`*a${index}`).join(', ');
      return `a${index}x: &a${index + 1} ${asList ? `[${of}]` : `{b: *a${index}, c: *a${index}}`}`;
    });
    return `Resources:\n  P:\n    Type: AWS::IAM::Policy\na0x: &a0 [x, y]\n${lines.join('\n')}\nPolicyDocument: *a${count}\n`;
  });

const document = fc.oneof(
  anyPolicy.map((policy) => JSON.stringify(policy)),
  anyPolicy.map((policy) => `!Sub ${JSON.stringify(JSON.stringify(policy))}`),
  anyPolicy.map((policy) => `!If [a, ${JSON.stringify(policy)}, !Ref AWS::NoValue]`),
  hostile.map((text) => `\n        Fn::Sub: ${JSON.stringify(text)}`),
  anyJson.map((value) => JSON.stringify(value)),
);

const template = fc
  .tuple(hostile, document, fc.constantFrom('A', '__proto__', 'constructor'))
  .map(
    ([text, value, name]) =>
      `Parameters:\n  ${name}:\n    Type: String\n    Default: ${JSON.stringify(text)}\nResources:\n  ${name}:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: ${JSON.stringify(text)}\n      PolicyDocument: ${value}\n`,
  );

export const yaml: FuzzKind = {
  id: 'yaml',
  seeds: await exportedFiles('cloudformation', '.yaml'),
  words: [...WORDS, ...POLICY_WORDS],
  generated: fc.oneof({ weight: 1, arbitrary: anchors }, { weight: 3, arbitrary: template }),
  answers: { find: (text) => readPolicies(text, 'template.yaml') },
};
