// Templates in YAML, read for policies.
import { readPolicies } from '#iam/import/read-policies.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { POLICY_WORDS, randomJson, randomPolicy } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import type { Random } from '#workshop/fuzz/random.ts';
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
function anchors(random: Random): string {
  const wide = random.pick([1, 2, 10, 40]);
  const lines = Array.from({ length: random.pick([2, 6, 12, 40]) }, (_, index) => {
    const name = `a${index}`;
    const of = Array(wide).fill(`*${name}`).join(', ');
    return `${name}x: &a${index + 1} ${random.once(2) ? `[${of}]` : `{b: *${name}, c: *${name}}`}`;
  });
  return `Resources:\n  P:\n    Type: AWS::IAM::Policy\na0x: &a0 [x, y]\n${lines.join('\n')}\nPolicyDocument: *a${lines.length}\n`;
}

function template(random: Random): string {
  const text = random.pick(HOSTILE_TEXTS);
  const document = JSON.stringify(randomPolicy(random));
  const value = random.pick([
    document,
    `!Sub ${JSON.stringify(document)}`,
    `\n        Fn::Sub: ${JSON.stringify(text)}`,
    `!If [a, ${document}, !Ref AWS::NoValue]`,
    JSON.stringify(randomJson(random)),
  ]);
  return `Parameters:\n  ${random.pick(['A', '__proto__', 'constructor'])}:\n    Type: String\n    Default: ${JSON.stringify(text)}\nResources:\n  ${random.pick(['P', '__proto__', 'toString'])}:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: ${JSON.stringify(text)}\n      PolicyDocument: ${value}\n`;
}

export const yaml: FuzzKind = {
  id: 'yaml',
  seeds: await exportedFiles('cloudformation', '.yaml'),
  words: [...WORDS, ...POLICY_WORDS],
  generate: (random) => (random.once(4) ? anchors(random) : template(random)),
  answers: { find: (text) => readPolicies(text, 'template.yaml') },
};
