// What single wordings of messages, members of events and escapes say.
import { describe, expect, test } from 'vitest';
import events from './cases/events.json' with { type: 'json' };
import wordings from './cases/wordings.json' with { type: 'json' };
import { denialOf, type Denial } from './denial.ts';
import { isNotice } from './parse/notices.ts';
import { OTHER_MESSAGES } from './parse/other-messages.ts';
import { parseDenials } from './parse/parse.ts';
import { plainText } from './parse/plain-text.ts';

const ROLE = 'arn:aws:iam::111122223333:role/R';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/R/s';
const SENT = denialOf({ principal: SESSION, principalArn: ROLE, account: '111122223333' });

/** What is known once this is known too; null is what is not known after all. */
const but = (known: Denial, more: object): object => ({
  ...denialOf({
    ...known,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value ?? undefined])),
  }),
  position: expect.anything() as unknown,
});

test.each(wordings.messages)('$text', ({ text, is }) => {
  expect(parseDenials(text)).toEqual(is.map((each) => but(SENT, each)));
});

test.each(wordings.calls)('$text', ({ text, ...said }) => {
  expect(parseDenials(text)).toEqual([but(denialOf({ form: 'bare' }), said)]);
});

test.each(wordings.noCalls)('%s says of no call that it was refused', (text) => {
  expect(parseDenials(text).filter(({ form }) => !isNotice(form))).toEqual([]);
});

test.each(wordings.reasons)('$text', ({ text, ...said }) => {
  const message = `User: ${ROLE} is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b-1/k ${text}`;
  const whole = `It says: ${message}. Then it ends.`;
  const [denial, ...more] = parseDenials(whole);
  expect([{ ...denial, policyArn: denial?.policyArn ?? null }, more]).toMatchObject([said, []]);
  const { start, end } = denial!.position;
  expect(whole.slice(start, end).replace(/\.$/, '')).toBe(message);
});

test.each(OTHER_MESSAGES)('$pattern stands on a page of AWS', ({ page }) => {
  expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\w/);
});

const EVENT = {
  eventSource: 'bedrock.amazonaws.com',
  eventName: 'InvokeModel',
  awsRegion: 'us-west-2',
  errorCode: 'AccessDenied',
  userIdentity: { type: 'AssumedRole', arn: SESSION, accountId: '111122223333' },
};
const RECORDED = denialOf({
  ...SENT,
  form: 'bare',
  action: 'bedrock:InvokeModel',
  region: 'us-west-2',
  beganInRegion: true,
  context: { 'aws:RequestedRegion': 'us-west-2' },
});

test.each(events)('an event with $name', ({ event, is }) => {
  const changed: Record<string, unknown> = { ...EVENT, ...event };
  const given = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null));
  expect(parseDenials(JSON.stringify(given))).toEqual(is === null ? [] : [but(RECORDED, is)]);
});

describe('events among other things', () => {
  const event = JSON.stringify(EVENT);
  const message = `User: ${SESSION} is not authorized to perform: s3:GetObject`;
  const placed = (text: string) =>
    parseDenials(text).map(({ action, position: { start, end } }) => [
      action,
      text.slice(start, end).replace(/"$/, ''),
    ]);
  const nested = (depth: number) => `${'['.repeat(depth)}${event}${']'.repeat(depth)}`;
  const quoted = (value: unknown) => JSON.stringify(JSON.stringify(value));
  const INVOKE = 'bedrock:InvokeModel';

  test.each<[name: string, text: string, found: readonly (readonly [string, string])[]]>([
    ['its ID', JSON.stringify({ ...EVENT, eventID: 'e-1' }), [[INVOKE, 'e-1']]],
    [
      'an empty ID',
      JSON.stringify({ ...EVENT, eventID: '' }),
      [[INVOKE, JSON.stringify({ ...EVENT, eventID: '' })]],
    ],
    [
      'an ID that is a number',
      JSON.stringify({ ...EVENT, eventID: 7 }),
      [[INVOKE, JSON.stringify({ ...EVENT, eventID: 7 })]],
    ],
    ['no ID', `seen: ${event} end`, [[INVOKE, event]]],
    [
      'an ID that is escaped in it and stands behind it',
      `${JSON.stringify({ ...EVENT, eventID: 'é"' })} é"`,
      [[INVOKE, JSON.stringify({ ...EVENT, eventID: 'é"' })]],
    ],
    [
      'braces and quotes in a string',
      JSON.stringify({ ...EVENT, requestID: '}"\\{[' }),
      [[INVOKE, JSON.stringify({ ...EVENT, requestID: '}"\\{[' })]],
    ],
    ['a brace that is never closed before it', `{ ${event}`, [[INVOKE, event]]],
    ['39 of them', `${'{'.repeat(39)}${event}`, [[INVOKE, event]]],
    ['40 of them', `${'{'.repeat(40)}${event}`, []],
    ['braces that are no JSON around it', `{${event}}`, [[INVOKE, event]]],
    ['brackets that do not fit', `[} ${event}`, [[INVOKE, event]]],
    ['another object before it', `{"a":{"b":1}} ${event}`, [[INVOKE, event]]],
    ['twelve lists around it', nested(12), [[INVOKE, nested(12)]]],
    ['thirteen lists around it', nested(13), []],
    [
      'a message before it',
      `${message}; ${event}`,
      [
        ['s3:GetObject', message],
        [INVOKE, event],
      ],
    ],
    [
      'a message behind it',
      `${event} ${message}`,
      [
        [INVOKE, event],
        ['s3:GetObject', message],
      ],
    ],
    [
      'a message in an object that only names a source',
      JSON.stringify({ eventSource: 'x', note: message }),
      [['s3:GetObject', message]],
    ],
    [
      'a message in an object that only names a call',
      JSON.stringify({ eventName: 'x', eventSource: 1, note: message }),
      [['s3:GetObject', message]],
    ],
    ['a text of a text', `{"a":${JSON.stringify(quoted(EVENT))}}`, []],
    ['a text with it', `{"a":${quoted(EVENT)}}`, [[INVOKE, `{"a":${quoted(EVENT)}}`]]],
    [
      'a text with space before it',
      `{"a":${JSON.stringify(` \n${event}`)}}`,
      [[INVOKE, `{"a":${JSON.stringify(` \n${event}`)}}`]],
    ],
  ])('%s', (_name, text, found) => {
    expect(placed(text)).toEqual(found);
  });

  test('of two events each has its own place', () => {
    const two = [
      { ...EVENT, eventID: 'e-1' },
      { ...EVENT, eventName: 'Converse', eventID: 'e-1' },
    ];
    const positions = parseDenials(JSON.stringify(two)).map(({ position }) => position.start);
    expect(new Set(positions).size).toBe(1);
  });
});

describe('a decoded message', () => {
  const said = (more: object, context: object = {}) =>
    parseDenials(
      JSON.stringify({
        allowed: false,
        explicitDeny: true,
        context: { principal: { arn: SESSION }, action: 'ec2:RunInstances', ...context },
        ...more,
      }),
    );
  const KNOWN = denialOf({ ...SENT, action: 'ec2:RunInstances', explicit: true });
  const items = (...all: readonly unknown[]) => ({ items: all });
  const one = { key: 'ec2:Region', values: items({ value: 'us-east-1' }) };

  test.each<[string, readonly Denial[], object | undefined]>([
    ['of a Deny', said({}), {}],
    ['of no Allow', said({ explicitDeny: false }), { explicit: false }],
    ['of what is allowed', said({ allowed: true }), undefined],
    ['without a context', said({ context: 'none' }), undefined],
    ['without a Deny', said({ explicitDeny: 'no' }), undefined],
    [
      'with a resource',
      said({}, { resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*' }),
      { resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*', region: 'us-east-1' },
    ],
    ['with a resource that is empty', said({}, { resource: '' }), {}],
    ['with a resource that is a number', said({}, { resource: 7 }), {}],
    ['of nobody', said({}, { principal: 'x' }), { principal: null, principalArn: null, account: null }],
    [
      'of a masked account',
      said({}, { principal: { arn: 'arn:aws:iam::***:role/R' } }),
      { principal: 'arn:aws:iam::***:role/R', principalArn: 'arn:aws:iam::***:role/R', account: null },
    ],
    [
      'with a condition key',
      said({}, { conditions: items(one) }),
      { context: { 'ec2:Region': 'us-east-1' } },
    ],
    ['with conditions that are none', said({}, { conditions: items(7, { key: 7, values: one.values }) }), {}],
    ['with conditions that are no list', said({}, { conditions: { items: 'x' } }), {}],
    [
      'with two values of a key',
      said({}, { conditions: items({ ...one, values: items({ value: 'a' }, { value: 'b' }) }) }),
      {},
    ],
    [
      'with one value that is a text',
      said({}, { conditions: items({ ...one, values: items({ value: {} }, { value: 'b' }) }) }),
      { context: { 'ec2:Region': 'b' } },
    ],
  ])('%s', (_name, found, is) => {
    expect(found).toEqual(is === undefined ? [] : [but(KNOWN, is)]);
  });
});

describe('the same refusal', () => {
  const text = `User: ${SESSION} is not authorized to perform: bedrock:InvokeModel`;
  const there = (region: string) => `https://bedrock-runtime.${region}.amazonaws.com/ ${text}`;
  const far = '\n'.padEnd(300, '- ');
  const regionsOf = (...texts: readonly string[]) =>
    parseDenials(texts.join(far)).map(({ region, count }) => `${region ?? 'nowhere'} ${count}`);

  test('counts once, with and without its Region', () => {
    expect(regionsOf(text, text)).toEqual(['nowhere 2']);
    expect(regionsOf(text, there('us-east-1'))).toEqual(['us-east-1 2']);
    expect(regionsOf(there('us-east-1'), text)).toEqual(['us-east-1 2']);
    expect(regionsOf(there('us-east-1'), there('us-west-2'))).toEqual(['us-east-1 1', 'us-west-2 1']);
    expect(regionsOf(there('us-east-1'), there('us-west-2'), text)).toEqual(['us-east-1 2', 'us-west-2 1']);
  });

  test('through another endpoint is another', () => {
    const through = (vpcEndpointId: string) => JSON.stringify({ ...EVENT, vpcEndpointId });
    expect(parseDenials(`${through('vpce-1')}\n${through('vpce-2')}\n${through('vpce-1')}`)).toMatchObject([
      { count: 2 },
      { count: 1 },
    ]);
  });
});

test.each<[source: string, text: string]>([
  ['a  b\n\t c', 'a b c'],
  [String.raw`a\nb\r\n  c\td`, 'a b c d'],
  [String.raw`C:\texts\new`, String.raw`C:\texts ew`],
  [`a${'\\'.repeat(40)}b`, 'ab'],
  ['\u001B[31mred\u001B[0m', 'red'],
  [String.raw`\u001b[1;31mred\x1b[0m`, 'red'],
  [`'a' + "b" + \u0060c\u0060`, `'ab\u0060c\u0060`.replace('\u0060c', 'c')],
  [String.raw`\u0022a\u0027 \u003cb\u003e \u0026 \u002f`, `"a' <b> & /`],
  [String.raw`\"a\' \/ \& \x`, String.raw`"a' / & \x`],
  ['&quot;a&#34;b&#x22;c&amp;quot;d', '"a"b"c"d'],
  ['&apos;a&#39;b&#x27;', "'a'b'"],
  ['&lt;a&gt; &amp;amp; &amp;lt;', '<a> & <'],
  ['‘a’ “b”', `'a' "b"`],
  ['a\u200Bb\u2060c\u00ADd', 'abcd'],
  ['a\n> # b\n│ c\n2026-11-27T09:14:03Z d\nweb-1 | e', 'a b c d e'],
  ['a\n* b\n* because c', 'a b * because c'],
])('%j is plainly %j', (source, text) => {
  expect(plainText(source).text).toBe(text);
});

test('each place of the plain text has its place in the source', () => {
  const source = '  a &lt;\n\n> b&gt; \u001B[31mc\u001B[0m d';
  const plain = plainText(source);
  for (const letter of 'abcd') expect(source[plain.original(plain.text.indexOf(letter))]).toBe(letter);
  expect(plain.original(plain.text.length)).toBe(source.length);
  expect(plain.original(plain.text.length + 9)).toBe(source.length);
});
