// Rules on JSON faults in commas, colons and brackets.
import type { Rule } from '#iam/findings/rule.ts';
import { POLICY, but, syntaxRule } from './text-rule.ts';

export const bracketRules: readonly Rule[] = [
  syntaxRule(
    'trailing-comma',
    'Comma before a closing bracket',
    'A comma separates two entries. JSON does not allow one after the last.',
    [
      [but('}] }', '}, ] }'), ','],
      [but('"*" }', '"*", }'), ','],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'extra-comma',
    'Comma with nothing before it',
    'A comma separates two entries. JSON does not allow one before the first, or two in a row.',
    [
      [but('"s3:GetObject"', '[, "s3:GetObject"]'), ','],
      [but('"s3:GetObject"', '["s3:GetObject",, "s3:PutObject"]'), ','],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'missing-comma',
    'Missing comma between two entries',
    'The entries of an array and the members of an object are separated by commas.',
    [
      [but('"2012-10-17",', '"2012-10-17"'), '"'],
      [but('"s3:GetObject"', '["s3:GetObject" "s3:PutObject"]'), '"'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'missing-colon',
    'Missing colon after a name',
    'Each member of an object is a name, a colon and a value.',
    [
      [but('"Version":', '"Version"'), '"'],
      [but('"s3:GetObject"', '{"s3:GetObject", "s3:PutObject"}'), '"'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'stray-colon',
    'Colon in the wrong place',
    'A colon follows the name of a member of an object, and nothing else.',
    [
      [but('"s3:GetObject"', '["s3": "GetObject"]'), ':'],
      [but('"*" }', '"*": "s3" }'), ':'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject"]')],
  ),
  syntaxRule(
    'missing-value',
    'No value',
    'JSON requires a value after a colon, and between two commas.',
    [
      [but('"2012-10-17"', ''), ':'],
      [but('"*" }', '}'), ':'],
    ],
    [POLICY, but('"*"', '["*"]')],
  ),
  syntaxRule(
    'missing-name',
    'Member without a name',
    'Every entry between { and } has a name. A list is written between [ and ].',
    [
      [but('"s3:GetObject"', '{["s3:GetObject"]}'), '['],
      [but('"Effect": "Allow"', '12'), '12'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject"]')],
  ),
  syntaxRule(
    'bracket-mismatch',
    'Mismatched brackets',
    '} closes {, and ] closes [.',
    [
      [but('"s3:GetObject"', '["s3:GetObject"}'), '}'],
      [but('}] }', ']] }'), ']'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject"]')],
  ),
  syntaxRule(
    'unclosed-bracket',
    'Unclosed bracket',
    'Every opening bracket needs a closing one. Often the end of the text was not copied.',
    [
      [but('}] }', '}]'), '{'],
      [but('] }', ''), '['],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject"]')],
  ),
  syntaxRule(
    'extra-closing-bracket',
    'More closing brackets than opening ones',
    'The policy ends with the bracket that closes its first one.',
    [
      [`${POLICY} }`, '}'],
      [`${POLICY}\n]}\n`, ']}'],
    ],
    [POLICY, `${POLICY}\n`],
  ),
  syntaxRule(
    'missing-braces',
    'Incomplete document',
    'A policy starts with { and ends with }. This text is only the part between them.',
    [
      [POLICY.slice(1, -1), '"Version"'],
      ['"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"', '"Effect"'],
    ],
    [POLICY, but('[{', '{').replace('}]', '}')],
  ),
  syntaxRule(
    'nesting-too-deep',
    'Brackets nested too deep',
    'A policy needs seven levels of brackets. Rolewright reads 64.',
    [
      ['['.repeat(65), '['],
      [`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, '{'],
    ],
    [POLICY],
  ),
];
