// Rules on text around a policy and between its parts that does not belong to it.
import type { Rule } from '#iam/findings/rule.ts';
import { POLICY, but, syntaxRule } from './text-rule.ts';

export const surroundingsRules: readonly Rule[] = [
  syntaxRule(
    'empty-text',
    'No text',
    'There is nothing to check.',
    [
      ['', ''],
      ['  \n', ''],
    ],
    [POLICY],
  ),
  syntaxRule(
    'text-before',
    'Text before the policy',
    'A policy starts with {. The language label of a code listing is often copied along.',
    [
      [`json\n${POLICY}`, 'json'],
      [`The policy is:\n${POLICY}`, 'The policy is:'],
    ],
    [POLICY, `\n\n${POLICY}`],
  ),
  syntaxRule(
    'text-after',
    'Text after the policy',
    'Nothing can follow the bracket that closes the policy, such as a code fence or a second document.',
    [
      [`${POLICY}\n\`\`\``, '```'],
      [`${POLICY};`, ';'],
    ],
    [POLICY, `${POLICY}\n\n`],
  ),
  syntaxRule(
    'comment',
    'Comment',
    'JSON does not allow comments. Use the Sid to describe a statement.',
    [
      [but('"Effect"', '/* reports */ "Effect"'), '/* reports */'],
      [`${POLICY.slice(0, 1)} // reports\n${POLICY.slice(1)}`, '// reports'],
      [but('"Effect"', '# reports\n"Effect"'), '# reports'],
    ],
    // Inside a string they are text.
    [POLICY, but('"*"', '"arn:aws:s3:::amzn-s3-demo-bucket//*"')],
  ),
  syntaxRule(
    'odd-space',
    'Invisible character between the parts',
    'Between its parts, JSON allows spaces, tabs and line breaks, but no other invisible characters. They come with text from web pages.',
    [
      [but(' "Effect"', '\u00a0"Effect"'), '\u00a0'],
      [but(' "Effect"', '\u200b"Effect"'), '\u200b'],
    ],
    [POLICY, but(' "Effect"', '\r\n\t"Effect"')],
  ),
];
