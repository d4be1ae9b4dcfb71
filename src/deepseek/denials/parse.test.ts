// Messages and events are read as what they say, however they are wrapped.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import cases from './cases/denials.json' with { type: 'json' };
import { denialOf, type Denial } from './denial.ts';
import { parseDenials } from './parse/parse.ts';

interface Case extends Partial<Denial> {
  readonly name: string;
  /** A message, or an event. */
  readonly text: unknown;
  /** What explain.test.ts tests. */
  readonly cause: string;
  readonly comparison: string;
  readonly fixes: readonly string[];
  readonly answers?: unknown;
  readonly diagnosis?: unknown;
  readonly policies?: unknown;
}

const all = cases as unknown as readonly Case[];
const textOf = ({ text }: Case): string => (typeof text === 'string' ? text : JSON.stringify(text));

/** What a wrapping must keep. */
const essence = ({ position: _position, ...denial }: Denial): object => denial;

describe('every message and event', () => {
  test.each(all.map((each) => [each.name, each] as const))('%s', (_, each) => {
    const {
      name: _name,
      text: _text,
      cause: _cause,
      comparison: _comparison,
      fixes: _fixes,
      answers: _answers,
      diagnosis: _diagnosis,
      policies: _policies,
      ...known
    } = each;
    const arn = known.principal ?? '';
    const usual = {
      principalArn: arn.startsWith('arn:')
        ? arn.replace(/:sts:(:\d*):assumed-role\/([^/]+)\/.*/, ':iam:$1:role/$2')
        : undefined,
      account: /:(\d{12}):/.exec(arn)?.[1],
      region: /^arn:[\w-]+:[\w-]+:([\w-]+):/.exec(known.resource ?? '')?.[1],
      ...known,
    };
    const said = Object.entries(usual).map(([name, value]) => [name, value ?? undefined]);
    expect(parseDenials(textOf(each))).toEqual([
      { ...denialOf(Object.fromEntries(said)), position: expect.anything() as unknown },
    ]);
  });
});

/** Those that stay readable in quotation marks: JSON does not. */
const MESSAGES = all.filter(
  ({ text, name }) => typeof text === 'string' && !/^(?:JSON in JSON|decoded message)/.test(name),
);

/** What logs, mail and programs do to a message. */
const WRAPPINGS: Readonly<Record<string, (text: string) => string>> = {
  indented: (text) => text.replaceAll(/(^|\n)/g, '$1    '),
  'between other lines': (text) => `2026-11-27 09:14:02 starting\n${text}\nProcess exited with code 1\n`,
  'after the prefix of a log': (text) => `[2026-11-27T09:14:03.123Z] [worker-3] ERROR root: ${text}`,
  'in double quotes': (text) => `"${text}"`,
  'in single quotes': (text) => `error='${text}'`,
  'as a JSON string': (text) => JSON.stringify({ level: 'error', message: text }),
  'as a JSON string in a JSON string': (text) => JSON.stringify({ line: JSON.stringify({ message: text }) }),
  'as HTML': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('>', '&gt;'),
  'with Windows line ends': (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  'quoted in mail': (text) => text.replaceAll(/(^|\n)/g, '$1> '),
  'in red': (text) => `\u001b[31m${text}\u001b[0m`,
};

/** Breaks lines at some spaces, never within a resource that has spaces. */
const broken = (text: string, at: readonly boolean[]): string => {
  let space = 0;
  return text.replaceAll(/ /g, () => {
    space += 1;
    return at[space % at.length] === true ? '\n  ' : ' ';
  });
};

describe('wrapping a message changes nothing', () => {
  for (const [name, wrap] of Object.entries(WRAPPINGS))
    test(name, () => {
      for (const each of MESSAGES) {
        const text = textOf(each);
        expect([each.name, parseDenials(wrap(text)).map(essence)]).toEqual([
          each.name,
          parseDenials(text).map(essence),
        ]);
      }
    });

  test.each(['between other lines', 'after the prefix of a log', 'quoted in mail'])(
    'and it is marked as before, %s',
    (name) => {
      const marked = (text: string) =>
        parseDenials(text).map(({ position: { start, end } }) => text.slice(start, end));
      for (const text of MESSAGES.map(textOf).filter((each) => !each.includes('\n')))
        expect(marked(WRAPPINGS[name]!(text))).toEqual(marked(text));
    },
  );

  test('line breaks anywhere, and two wrappings', () => {
    const wrapping = fc.constantFrom(...Object.values(WRAPPINGS));
    fc.assert(
      fc.property(
        fc.constantFrom(...MESSAGES.map(textOf).filter((text) => !text.includes('\n'))),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
        wrapping,
        wrapping,
        (text, at, first, second) => {
          expect(parseDenials(second(first(broken(text, at)))).map(essence)).toEqual(
            parseDenials(text).map(essence),
          );
        },
      ),
      { numRuns: runs(200) },
    );
  });
});

const EVENTS = all.filter(({ text, answers, policies }) => typeof text !== 'string' && !answers && !policies);

/** How events come: as files of a trail, lines of a log, answers of the AWS CLI. */
const SHAPES: Readonly<Record<string, (events: readonly unknown[]) => string>> = {
  'one after the other': (events) => events.map((event) => JSON.stringify(event, undefined, 2)).join('\n\n'),
  'a list': (events) => JSON.stringify(events, undefined, 2),
  'a file of a trail': (events) => JSON.stringify({ Records: events }),
  'JSON lines': (events) => events.map((event) => JSON.stringify(event)).join('\n'),
  'lines of a log': (events) => events.map((event) => `09:14 [trail] ${JSON.stringify(event)}`).join('\n'),
  'aws cloudtrail lookup-events': (events) =>
    JSON.stringify({ Events: events.map((event) => ({ CloudTrailEvent: JSON.stringify(event) })) }),
  'aws logs filter-log-events': (events) =>
    JSON.stringify({ events: events.map((event) => ({ message: JSON.stringify(event) })) }),
  EventBridge: (events) =>
    JSON.stringify(events.map((detail) => ({ 'detail-type': 'AWS API Call', detail }))),
};

describe('events in any shape', () => {
  const expected = EVENTS.flatMap((each) => parseDenials(textOf(each))).map(essence);
  for (const [name, shape] of Object.entries(SHAPES))
    test(name, () => {
      const text = shape(EVENTS.map(({ text }) => text));
      expect(parseDenials(text).map(essence)).toEqual(expected);
    });

  test('what was not refused is no denial', () => {
    const [event] = EVENTS.map(({ text }) => text as object);
    const { errorCode: _code, errorMessage: _message, ...allowed } = event as Record<string, unknown>;
    expect(
      parseDenials(JSON.stringify({ Records: [allowed, { ...allowed, errorCode: 'ThrottlingException' }] })),
    ).toEqual([]);
  });

  test('the position is that of the event’s ID', () => {
    const text = SHAPES['a file of a trail']!(EVENTS.map((each) => each.text));
    expect(parseDenials(text).map(({ position }) => text.slice(position.start, position.end))).toEqual(
      EVENTS.map((each) => (each.text as { eventID: string }).eventID),
    );
  });
});

test('the same refusal is counted, and keeps only the context that is always the same', () => {
  const [first] = EVENTS.map(({ text }) => text as Record<string, unknown>);
  const text = JSON.stringify([first, { ...first, sourceIPAddress: '203.0.113.8', eventID: 'other' }]);
  const [denial, ...others] = parseDenials(text);
  expect(others).toEqual([]);
  expect(denial).toMatchObject({ count: 2 });
  expect(Object.keys(denial?.context ?? {})).toEqual(['aws:RequestedRegion', 'aws:MultiFactorAuthPresent']);
});

test('several messages are several denials, each where it is', () => {
  const some = MESSAGES.slice(0, 12);
  const text = some.map(textOf).join('\n\n');
  const found = parseDenials(text);
  const apart = new Set(
    some
      .flatMap((each) => parseDenials(textOf(each)))
      .map((each) => JSON.stringify(essence({ ...each, count: 1 }))),
  );
  expect(new Set(found.map((each) => JSON.stringify(essence({ ...each, count: 1 }))))).toEqual(apart);
  for (const { position } of found)
    expect(text.slice(position.start, position.end)).toContain('not authorized to perform');
});

test('other texts are no denials', () => {
  const texts = [
    '',
    'hello',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}',
    'operation error Bedrock Runtime: InvokeModel, https response error StatusCode: 500, RequestID: 1',
    'Who is authorized to perform bedrock:InvokeModel?',
    'Make sure that nobody is not authorized to perform bedrock:InvokeModel',
    'role for a user who is not authorized to perform sts:AssumeRole without MFA',
    'User: ${UserArn} is not authorized to perform: ${Action} on resource: ${Resource}',
    'java.nio.file.AccessDeniedException: /var/log/app.log',
  ];
  expect(texts.flatMap(parseDenials)).toEqual([]);
});

const PIECES = [
  ...MESSAGES.map(textOf).flatMap((text) => [text.slice(0, 60), text.slice(40, 160), text.slice(-80)]),
  '{"eventSource":"s3.amazonaws.com","eventName":"GetObject",',
  '"CloudTrailEvent":"{\\"eventSource\\":',
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  '\n',
  ' is not authorized to perform: ',
  'arn:aws:',
  'because no ',
  '\u0000',
  '\ud800',
];

test('no text throws', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 12 }),
      (pieces) => {
        for (const { position, count } of parseDenials(pieces.join(''))) {
          expect(position.start).toBeLessThanOrEqual(position.end);
          expect(count).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: runs(200) },
  );
  const event = fc.record(
    {
      eventSource: fc.string(),
      eventName: fc.string(),
      errorCode: fc.constantFrom('AccessDenied', 'x'),
      errorMessage: fc.anything(),
      userIdentity: fc.anything(),
      requestParameters: fc.anything(),
      resources: fc.anything(),
      awsRegion: fc.anything(),
    },
    { requiredKeys: ['eventSource', 'eventName'] },
  );
  fc.assert(
    fc.property(event, (value) => {
      parseDenials(JSON.stringify(value) ?? '');
    }),
  );
});

test.each([
  ['messages', () => `${textOf(MESSAGES[0]!)}\n`.repeat(2500)],
  [
    'events',
    () => SHAPES['JSON lines']!(Array.from({ length: 120 }, () => EVENTS.map(({ text }) => text)).flat()),
  ],
  ['braces', () => '{"eventSource":'.repeat(70_000)],
  ['brackets', () => `eventSource ${'['.repeat(500_000)}${']'.repeat(500_000)}`],
  ['spaces', () => ' '.repeat(1_000_000)],
  ['backslashes', () => '\\'.repeat(1_000_000)],
  ['quotes', () => '"'.repeat(1_000_000)],
  ['arns', () => 'arn:aws:iam::1:role/'.repeat(50_000)],
  ['line starts', () => '\n> | # '.repeat(140_000)],
])('1 MB of %s is read to its end', (_, make) => {
  const marker = 'User: arn:aws:iam::111122223333:user/last is not authorized to perform: s3:GetObject';
  expect(parseDenials(`${make()}\n\n${marker}`).map(({ action }) => action)).toContain('s3:GetObject');
});
