// Where “# rolewright-ignore rule: reason” holds, and what is said about one that cannot.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentIgnores } from './comment-ignores.ts';
import { EMPTY_CONFIG } from './config.ts';
import { settingsFor, settleFindings } from './settle-findings.ts';

const RULES = [{ id: 'invalid-action', code: 'INVALID_ACTION' }, { id: 'missing-sid' }];

/** The lines, from 1, on which a finding of the rule is ignored. */
function ignoredLines(text: string, rule = 'invalid-action'): readonly number[] {
  const comments = commentIgnores(text, RULES);
  let start = 0;
  return text.split('\n').flatMap((line, index) => {
    const facts = {
      rule,
      code: undefined,
      sids: [],
      actions: [],
      starts: [[start + line.length - line.trimStart().length]],
    };
    start += line.length + 1;
    const settings = settingsFor(EMPTY_CONFIG, 'a', comments, '2026-11-28');
    return settleFindings([{ finding: { severity: 'error' as const }, facts }], settings).ignored.length > 0
      ? [index + 1]
      : [];
  });
}

const YAML = `Resources:
  Role:
    Policies:
      # rolewright-ignore invalid-action: a preview
      - PolicyName: a
        PolicyDocument:
          Statement:
            - Action: s3:A

            - Action: s3:B # rolewright-ignore missing-sid: short
      - PolicyName: b
`;

describe('it holds for', () => {
  test('the entry that begins on the next line, to its end', () => {
    expect(ignoredLines(YAML)).toEqual([4, 5, 6, 7, 8, 9, 10]);
  });

  test('its own line', () => {
    expect(ignoredLines(YAML, 'missing-sid')).toEqual([10]);
  });

  test('a list that stands as far left as its name', () => {
    const text = `# rolewright-ignore invalid-action: r
Statement:
- Action: a
  Resource: b
- Action: c
Version: x`;
    expect(ignoredLines(text)).toEqual([1, 2, 3, 4, 5]);
  });

  test('a block of Terraform with its closing bracket, past other comments', () => {
    const text = `// rolewright-ignore invalid-action: r
# Another remark

resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Statement = []
  })
}
resource "aws_iam_policy" "b" {
}`;
    expect(ignoredLines(text)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a heredoc, whose text stands where it likes', () => {
    const text = `/* rolewright-ignore invalid-action: r */
policy = <<-EOF
{
"Statement": []
}
EOF
other = 1`;
    expect(ignoredLines(text)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('one entry of a list, also where the next begins on its last line', () => {
    const text = `Statement = [
  # rolewright-ignore invalid-action: r
  {
    Action = "s3:A"
  }, {
    Action = "s3:B"
  }
]`;
    expect(ignoredLines(text)).toEqual([2, 3, 4]);
    expect(ignoredLines(text.replace('}, {', '}, # the next\n  {'))).toEqual([2, 3, 4, 5]);
  });

  test('lines that end in CR LF', () => {
    expect(ignoredLines('a: 1\r\n# rolewright-ignore invalid-action: r\r\nb: 1\r\nc: 1')).toEqual([2, 3]);
  });
});

test('several rules, and codes of Access Analyzer', () => {
  const { ignores } = commentIgnores(
    '# rolewright-ignore invalid-action, missing-sid until 2027-01-31: why: because',
    RULES,
  );
  expect(ignores).toMatchObject([
    { rules: ['invalid-action'], reason: 'why: because', until: '2027-01-31' },
    { rules: ['missing-sid'], reason: 'why: because', until: '2027-01-31' },
  ]);
  expect(commentIgnores('# rolewright-ignore INVALID_ACTION: r', RULES).ignores).toHaveLength(1);
});

test.each([
  ['# rolewright-ignore', /the rule .*rolewright-ignore missing-version: /],
  ['# rolewright-ignore: because', /the rule .*rolewright-ignore missing-version: /],
  ['# rolewright-ignore missing-sid', /reason: rolewright-ignore missing-sid: /],
  ['# rolewright-ignore missing-sid:', /reason: rolewright-ignore missing-sid: /],
  ['# rolewright-ignore missing-sids: r', /`missing-sids` .*`missing-sid`\?$/],
  ['# rolewright-ignore missing-sid until 2026-02-30: r', /“2026-02-30” .*until 2026-12-31/],
  ['# rolewright-ignore missing sid', / rolewright-ignore missing-version: /],
])('%s: %s', (text, message) => {
  expect(commentIgnores(text, RULES)).toMatchObject({
    ignores: [],
    faults: [{ message: expect.stringMatching(message) }],
  });
});

test.each([
  '{"a": "# rolewright-ignore missing-sid: r"}',
  'a: "see # rolewright-ignore missing-sid: r"',
  "a: 'see # rolewright-ignore missing-sid: r'",
  "- 'it''s # rolewright-ignore missing-sid: r'",
  'a: |\n  # rolewright-ignore missing-sid: r\n',
  '# rolewright-ignored missing-sid: r',
  'a#rolewright-ignore missing-sid: r',
])('no comment: %s', (text) => {
  expect(commentIgnores(text, RULES)).toEqual({ ignores: [], faults: [] });
});

test.each([
  "a: it's # rolewright-ignore missing-sid: r",
  "a: 'b' # rolewright-ignore missing-sid: r",
  'a: |\n  text\nb: 1 # rolewright-ignore missing-sid: r',
])('a comment behind a string: %s', (text) => {
  expect(commentIgnores(text, RULES).ignores).toHaveLength(1);
});

test('one that nothing needs, and one that ended, are reported', () => {
  const text =
    '# rolewright-ignore missing-sid: r\na: 1 # rolewright-ignore invalid-action until 2020-01-01: r';
  const { notices } = settleFindings(
    [],
    settingsFor(EMPTY_CONFIG, 'a', commentIgnores(text, RULES), '2026-11-28'),
  );
  expect(notices.map(({ id }) => id)).toEqual(['unused-ignore', 'expired-ignore']);
});

test('no text makes it throw, and ranges are within the text', () => {
  const piece = fc.constantFrom(
    '# rolewright-ignore ',
    'missing-sid',
    ': r',
    '\n',
    '\r',
    '  ',
    '- a',
    '{',
    '<<EOF',
    'EOF',
    ',',
    ' until ',
    '*/',
    '"',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      for (const { range, covers } of commentIgnores(text, RULES).ignores) {
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(covers.end).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
