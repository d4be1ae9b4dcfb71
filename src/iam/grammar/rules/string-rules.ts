// Rules on JSON faults in strings, numbers and words.
import type { Rule } from '#iam/findings/rule.ts';
import { POLICY, but, syntaxRule, tagged } from './text-rule.ts';

export const stringRules: readonly Rule[] = [
  syntaxRule(
    'unclosed-string',
    'Unclosed string',
    'A string starts and ends with a double quotation mark, in one line.',
    [
      [but('"*" }', '"*\n}'), '"*'],
      [
        but('"Resource": "*"', '"Resource": "arn:aws:s3:::amzn-s3-demo-bucket\n'),
        '"arn:aws:s3:::amzn-s3-demo-bucket',
      ],
    ],
    [POLICY],
  ),
  syntaxRule(
    'single-quotes',
    'Single quotation marks',
    'JSON strings use double quotation marks. Single ones come from Python or JavaScript.',
    [
      [POLICY.replaceAll('"', "'"), "'"],
      [but('"*"', "'*'"), "'"],
    ],
    // Inside a string they are text.
    [
      POLICY,
      but('"Effect"', '"Condition": { "StringEquals": { "aws:PrincipalTag/name": "O\'Hara" } }, "Effect"'),
    ],
  ),
  syntaxRule(
    'smart-quotes',
    'Curly quotation marks',
    'JSON strings use straight quotation marks. Word processors and chat programs turn them into curly ones.',
    [
      [but('"*"', '“*”'), '“'],
      [but('"*"', '"*”'), '”'],
    ],
    [POLICY],
  ),
  syntaxRule(
    'missing-quotes',
    'Text without quotation marks',
    'Names and text need double quotation marks.',
    [
      [but('"Effect"', 'Effect'), 'Effect'],
      [but('"*"', 'arn:aws:s3:::amzn-s3-demo-bucket/*'), 'arn:aws:s3:::amzn-s3-demo-bucket/*'],
    ],
    [POLICY],
  ),
  syntaxRule(
    'bad-escape',
    'Unknown escape in a string',
    'In a JSON string, a backslash starts one of nine escapes. To write a backslash, type it twice.',
    [
      [but('"*"', String.raw`"arn:aws:s3:::amzn-s3-demo-bucket\data"`), String.raw`\d`],
      [tagged(String.raw`"\u12"`), String.raw`\u`],
    ],
    [POLICY, but('"*"', String.raw`"arn:aws:s3:::amzn-s3-demo-bucket\/data"`)],
  ),
  syntaxRule(
    'control-character',
    'Control character in a string',
    'A JSON string cannot contain a tab or other control character directly.',
    [
      [but('"*"', '"arn:aws:s3:::amzn-s3-demo-bucket/a\tb"'), '\t'],
      [but('"*"', '"arn:aws:s3:::amzn-s3-demo-bucket/a\u0001b"'), '\u0001'],
    ],
    [POLICY, but(' "Effect"', '\t"Effect"')],
  ),
  syntaxRule(
    'keyword-case',
    'true, false or null in the wrong case',
    'JSON writes true, false and null in lowercase.',
    [
      [but('"*"', '"*", "Condition": { "Bool": { "aws:SecureTransport": True } }'), 'True'],
      [but('"*" }', '"*", "Condition": { "Bool": { "aws:SecureTransport": FALSE } } }'), 'FALSE'],
    ],
    [POLICY, but('"*"', '"*", "Condition": { "Bool": { "aws:SecureTransport": true } }')],
  ),
  syntaxRule(
    'leading-zero',
    'Number that starts with 0',
    'JSON numbers do not start with 0. An account ID that does is a string.',
    [
      [
        but('"*"', '"*", "Condition": { "StringEquals": { "aws:PrincipalAccount": 012345678901 } }'),
        '012345678901',
      ],
      [but('"*"', '007'), '007'],
    ],
    [POLICY, but('"*"', '"*", "Condition": { "StringEquals": { "aws:PrincipalAccount": "012345678901" } }')],
  ),
  syntaxRule(
    'not-a-number',
    'Invalid JSON number',
    'A JSON number is written in digits, with a digit on either side of the point and no plus sign.',
    [
      [but('"*"', '"*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": 10. } }'), '10.'],
      [but('"*"', '"*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": +10 } }'), '+10'],
    ],
    [POLICY, but('"*"', '"*", "Condition": { "NumericLessThan": { "aws:MultiFactorAuthAge": 10.5 } }')],
  ),
  syntaxRule(
    'placeholder',
    'Dots as a placeholder',
    'Three dots in an example stand for something you must fill in.',
    [
      [but('"*"', '...'), '...'],
      [but('"s3:GetObject"', '["s3:GetObject", ...]'), '...'],
    ],
    [POLICY],
  ),
  syntaxRule(
    'stray-text',
    'Unexpected characters',
    'Between strings, numbers and brackets, JSON allows only commas and colons.',
    [
      [but('"2012-10-17",', '"2012-10-17";'), ';'],
      [but('"Effect":', '"Effect" ='), '='],
    ],
    [POLICY],
  ),
];
