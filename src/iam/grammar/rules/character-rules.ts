// Rules on characters and members that JSON parsers accept or drop silently.
import { POLICY_TYPES } from '#iam/policy/policy.ts';
import type { Rule } from '#iam/findings/rule.ts';
import type { Severity } from '#iam/findings/finding.ts';
import { CHARACTER_SET_PAGE, GRAMMAR_PAGE } from '#iam/json/text-problem.ts';
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
    'Some Cyrillic and Greek letters look like Latin ones. IAM accepts only characters up to U+00FF, and a name with any other matches nothing.',
    [
      [but('Allow', '\u0410llow'), '\u0410'],
      [but('s3:Get', 's3:G\u0435t'), '\u0435'],
    ],
  ),
  character(
    'foreign',
    'error',
    'Character that IAM does not accept',
    'IAM accepts only characters up to U+00FF, so no arrows, emoji or letters of most scripts.',
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
    'A zero-width character is part of the text, and a name that contains it matches nothing.',
    [
      [but('s3:Get', 's3:\u200bGet'), '\u200b'],
      [but('s3:Get', String.raw`s3:\u200bGet`), String.raw`\u200b`],
    ],
  ),
  character(
    'bidi',
    'error',
    'Character that changes the reading order',
    'Such a character makes text look different from what it contains, so that one thing is reviewed and another takes effect.',
    [
      [but('s3:Get', 's3:\u202eGet'), '\u202e'],
      [tagged('"\u2066a"'), '\u2066'],
    ],
  ),
  character(
    'no-break-space',
    'warning',
    'No-break space',
    'It looks like a space, and IAM accepts it, but values with an ordinary space do not match it.',
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
    'IAM accepts tabs and line breaks, but no other control characters.',
    [[tagged(String.raw`"a\u0001b"`), String.raw`\u0001`]],
    [POLICY, tagged(String.raw`"a\tb"`)],
  ),
  character(
    'surrogate',
    'error',
    'Half a character',
    'Emoji and rare letters are stored in two halves. One half alone is not a character.',
    [
      [tagged(String.raw`"a\ud83d"`), String.raw`\ud83d`],
      [tagged('"a\ud83d"'), '\ud83d'],
    ],
  ),
  row(
    'duplicate-key',
    'error',
    'Duplicate name in an object',
    'JSON parsers keep the last of two members with the same name and silently drop the other.',
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
    'A JSON number keeps about 16 digits. Write longer numbers as strings.',
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
    'No service accepts a policy of that length. Rolewright does not check texts longer than 262,144 characters.',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
    [[' '.repeat(262_145), ' ']],
    [POLICY],
  ),
];
