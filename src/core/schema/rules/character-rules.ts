// Rules on characters and members that JSON parsers accept or drop silently.
import { POLICY_TYPES } from '#core/iam/policy.ts';
import type { Rule } from '#core/diagnostics/rule.ts';
import type { Severity } from '#core/diagnostics/finding.ts';
import { CHARACTER_SET_PAGE, GRAMMAR_PAGE } from '#core/json/text-problem.ts';
import { POLICY, badTexts, but, tagged, type BadText } from './text-rule.ts';

function row(
  id: string,
  severity: Severity,
  title: string,
  why: string,
  source: string,
  bad: readonly BadText[],
  good: readonly string[],
): Rule {
  return {
    id,
    severity,
    types: POLICY_TYPES,
    title,
    why,
    source,
    bad: badTexts(bad),
    good: good.map((text) => ({ text })),
  };
}

const character = (
  id: string,
  severity: Severity,
  title: string,
  why: string,
  bad: readonly BadText[],
  good: readonly string[] = [POLICY],
) => row(`character-${id}`, severity, title, why, CHARACTER_SET_PAGE, bad, good);

export const characterRules: readonly Rule[] = [
  row(
    'byte-order-mark',
    'suggestion',
    'Byte order mark',
    'Some editors put an invisible mark before a text. Rolewright leaves it out when you copy or download.',
    CHARACTER_SET_PAGE,
    [[`\ufeff${POLICY}`, '\ufeff']],
    [POLICY],
  ),
  character(
    'lookalike',
    'error',
    'Character that looks like another',
    'Some Cyrillic and Greek letters look like Latin ones. IAM takes characters up to U+00FF, and a name with another matches nothing.',
    [
      [but('Allow', '\u0410llow'), '\u0410'],
      [but('s3:Get', 's3:G\u0435t'), '\u0435'],
    ],
  ),
  character(
    'foreign',
    'error',
    'Character that IAM does not take',
    'IAM takes characters up to U+00FF: no arrows, emoji or letters of most scripts.',
    [
      [tagged('"a → b"'), '→'],
      [tagged('"報告"'), '報告'],
    ],
    [POLICY, tagged('"Prüfung"')],
  ),
  character(
    'zero-width',
    'error',
    'Invisible character',
    'A character without width is part of the text all the same, and a name with it matches nothing.',
    [
      [but('s3:Get', 's3:\u200bGet'), '\u200b'],
      [but('s3:Get', String.raw`s3:\u200bGet`), String.raw`\u200b`],
    ],
  ),
  character(
    'bidi',
    'error',
    'Character that turns the order of reading',
    'Such a character lets a text read otherwise than it is written, so that one thing is reviewed and another takes effect.',
    [
      [but('s3:Get', 's3:\u202eGet'), '\u202e'],
      [tagged('"\u2066a"'), '\u2066'],
    ],
  ),
  character(
    'no-break-space',
    'warning',
    'No-break space',
    'It looks like a space, and IAM takes it, but what is compared with it does not match.',
    [
      [tagged('"a\u00a0b"'), '\u00a0'],
      [tagged(String.raw`"a\u00a0b"`), String.raw`\u00a0`],
    ],
    [POLICY, tagged('"a b"')],
  ),
  character(
    'control',
    'error',
    'Control character',
    'IAM takes tabs and line breaks, and no other control characters.',
    [[tagged(String.raw`"a\u0001b"`), String.raw`\u0001`]],
    [POLICY, tagged(String.raw`"a\tb"`)],
  ),
  character(
    'surrogate',
    'error',
    'Half a character',
    'Emoji and rare letters are stored in two halves. One of them alone is no character.',
    [
      [tagged(String.raw`"a\ud83d"`), String.raw`\ud83d`],
      [tagged('"a\ud83d"'), '\ud83d'],
    ],
  ),
  row(
    'duplicate-key',
    'error',
    'Name that occurs twice in an object',
    'Readers of JSON keep the last of two members of one name and drop the other without a word.',
    GRAMMAR_PAGE,
    [
      [but('"Effect"', '"Effect": "Deny", "Effect"'), '"Effect"', '"Effect"'],
      [tagged('"a", "aws:PrincipalTag/team": "b"'), '"aws:PrincipalTag/team"', '"aws:PrincipalTag/team"'],
    ],
    [POLICY, tagged('"a", "aws:PrincipalTag/stage": "a"')],
  ),
  row(
    'number-loses-digits',
    'error',
    'Number with too many digits',
    'A JSON number keeps some 16 digits. What has more is a string.',
    GRAMMAR_PAGE,
    [
      [tagged('12345678901234567890'), '12345678901234567890'],
      [tagged('1e999'), '1e999'],
    ],
    [POLICY, tagged('1234567890123456')],
  ),
  row(
    'text-too-long',
    'error',
    'Text too long to check',
    'No service takes a policy of that length. Rolewright does not check texts above 262,144.',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    [[' '.repeat(262_145), ' ']],
    [POLICY],
  ),
];
