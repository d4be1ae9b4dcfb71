// Rules on JSON faults in commas, colons and brackets.
import type { Rule } from '#core/diagnostics/rule.ts';
import { POLICY, but, syntaxRule } from './text-rule.ts';

export const bracketRules: readonly Rule[] = [
  syntaxRule(
    'trailing-comma',
    'Comma before a closing bracket',
    'A comma separates two entries. JSON takes none after the last.',
    [
      [but('}] }', '}, ] }'), ','],
      [but('"*" }', '"*", }'), ','],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'extra-comma',
    'Comma with nothing before it',
    'A comma separates two entries. JSON takes none before the first, and no two in a row.',
    [
      [but('"s3:GetObject"', '[, "s3:GetObject"]'), ','],
      [but('"s3:GetObject"', '["s3:GetObject",, "s3:PutObject"]'), ','],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'missing-comma',
    'No comma between two entries',
    'The entries of a list and the members of an object have a comma between them.',
    [
      [but('"2012-10-17",', '"2012-10-17"'), '"'],
      [but('"s3:GetObject"', '["s3:GetObject" "s3:PutObject"]'), '"'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'missing-colon',
    'No colon after a name',
    'Each member of an object is a name, a colon and a value.',
    [
      [but('"Version":', '"Version"'), '"'],
      [but('"s3:GetObject"', '{"s3:GetObject", "s3:PutObject"}'), '"'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject", "s3:PutObject"]')],
  ),
  syntaxRule(
    'stray-colon',
    'Colon where none can be',
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
    'After a colon, and between two commas, JSON wants a value.',
    [
      [but('"2012-10-17"', ''), ':'],
      [but('"*" }', '}'), ':'],
    ],
    [POLICY, but('"*"', '["*"]')],
  ),
  syntaxRule(
    'missing-name',
    'Member without a name',
    'Between { and } every entry has a name. A plain list stands between [ and ].',
    [
      [but('"s3:GetObject"', '{["s3:GetObject"]}'), '['],
      [but('"Effect": "Allow"', '12'), '12'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject"]')],
  ),
  syntaxRule(
    'bracket-mismatch',
    'Bracket that closes another kind',
    'What { opens } closes, and what [ opens ] closes.',
    [
      [but('"s3:GetObject"', '["s3:GetObject"}'), '}'],
      [but('}] }', ']] }'), ']'],
    ],
    [POLICY, but('"s3:GetObject"', '["s3:GetObject"]')],
  ),
  syntaxRule(
    'unclosed-bracket',
    'Bracket that is never closed',
    'Every bracket that opens is closed by the end of the text. Often the end was not copied.',
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
    'Part of a document',
    'A policy starts with { and ends with }. This is what stands between them.',
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
