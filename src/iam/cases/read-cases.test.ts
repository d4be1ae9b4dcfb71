// Case files: what is read, what is refused with what to write instead, and hostile texts.
import { describe, expect, test } from 'vitest';
import { readCases } from './read-cases.ts';

const problemsOf = (text: string, name = 'a.rolewright.yaml'): readonly string[] => {
  const { problems, cases } = readCases(text, name);
  return [...problems.map(({ message }) => message), ...cases.flatMap((each) => each.problems)];
};

const FILE = `
name: Invoke
documents:
  role: policies/role.json
policies:
  identity: [role]
  scp: [FullAWSAccess, [FullAWSAccess, scp.json]]
request:
  principal: arn:aws:iam::111122223333:role/App
  context: {aws:SecureTransport: true}
cases:
  - name: Reads
    request: {action: s3:GetObject, resource: "arn:aws:s3:::b/x", context: {aws:SourceVpce: vpce-1}}
    expect: allowed
    statement: Read
  - request:
      action: [s3:PutObject, s3:DeleteObject]
      resource: arn:aws:s3:::b/x
    policies: {scp: null, boundary: {Version: "2012-10-17", Statement: []}}
    expect: denied
    reason: boundary-no-allow
    layer: boundary
`;

describe('a case file', () => {
  test('has documents by name, layers with levels, and what all requests share', () => {
    const { cases, problems, title } = readCases(FILE, 'a.rolewright.yaml');
    expect(problems).toEqual([]);
    expect(title).toBe('Invoke');
    expect(cases.map(({ name, line }) => [name, line])).toEqual([
      ['Reads', 12],
      ['s3:PutObject on arn:aws:s3:::b/x', 16],
      ['s3:DeleteObject on arn:aws:s3:::b/x', 16],
    ]);
    const [reads, puts] = cases;
    expect(reads?.request).toEqual({
      principal: 'arn:aws:iam::111122223333:role/App',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
      context: { 'aws:SecureTransport': true, 'aws:SourceVpce': 'vpce-1' },
    });
    expect(reads?.policies.scp?.map((level) => level.length)).toEqual([1, 2]);
    expect(reads?.policies.identity).toEqual([[{ path: 'policies/role.json' }]]);
    expect(reads?.expected).toEqual({ decision: 'allowed', statement: 'Read' });
    expect(puts?.policies.scp).toBeUndefined();
    expect(puts?.policies.boundary?.[0]?.[0]).toMatchObject({ title: 'permissions boundary on line 19' });
    expect(puts?.expected).toEqual({ decision: 'denied', reason: 'boundary-no-allow', layer: 'boundary' });
  });

  test('reads the same as JSON, with CRLF and with a byte order mark', () => {
    const withoutPlaces = (text: string, name: string) =>
      readCases(text, name).cases.map(({ request }) => request);
    const yaml = withoutPlaces(FILE, 'a.yaml');
    expect(yaml).toHaveLength(3);
    expect(withoutPlaces(`\ufeff${FILE.replaceAll('\n', '\r\n')}`, 'a.yaml')).toEqual(yaml);
    const json = `\ufeff${JSON.stringify({ cases: yaml.map((request) => ({ request, expect: 'denied' })) }, undefined, '\t')}`;
    expect(withoutPlaces(json, 'a.json')).toEqual(yaml);
    expect(readCases(json.replaceAll('\n', '\r\n'), 'a.json').cases[1]?.line).toBe(15);
  });

  test('keeps its lines when it is larger than a policy may be', () => {
    const cases = Array.from({ length: 2400 }, (_, index) => ({
      name: `Case ${index}`,
      request: { principal: 'anonymous', action: 's3:GetObject', resource: `arn:aws:s3:::b/${index}` },
      expect: 'denied',
    }));
    const read = readCases(JSON.stringify({ cases }, undefined, 2), 'a.json');
    expect(read.problems).toEqual([]);
    expect(read.cases).toHaveLength(2400);
    expect(read.cases[1]?.line).toBe(12);
  });

  test('gives cases of the same name names that differ', () => {
    const same = '  - {name: Same, expect: denied, request: {}}\n';
    const { cases } = readCases(
      `cases:\n${same}${same}  - {name: Same (2), expect: denied, request: {}}\n${same}`,
    );
    expect(cases.map(({ name }) => name)).toEqual(['Same', 'Same (2)', 'Same (2) (2)', 'Same (3)']);
  });
});

describe('what cannot be read is answered with what to write', () => {
  test.each<[string, readonly (string | RegExp)[]]>([
    ['case: []', [/`case` .*`cases`\?/, /cases as a list/]],
    ['cases: [{expects: denied}]', [/`expects` .*`expect`\?/, 'expect as']],
    ['cases: [{expect: alowed}]', [/`alowed` .*expect.*`allowed`\?/]],
    ['cases: [{expect: 3}]', ['expect as allowed, denied, explicitlyDenied, implicitlyDenied, depends']],
    ['cases: [{expect: denied, layer: identiy}]', ['`identity`?']],
    ['cases: [{expect: denied, reason: nothing}]', ['reason as allow, explicit-deny']],
    ['cases: [{expect: denied, statement: 0}]', [/statement as a Sid.* from 1/]],
    ['cases: [{expect: denied, name: [a]}]', ['name as a string']],
    ['cases: [{expect: denied, request: s3}]', ['request as an object']],
    ['cases: [{expect: denied, request: {acton: s3}}]', [/`acton` .*`action`\?/]],
    ['cases: [{expect: denied, policies: {idenity: a}}]', [/`idenity` .*policies.*`identity`\?/]],
    ['cases: [{expect: denied, policies: {identity: 7}}]', ['identity policy as the path']],
    ['cases: [{expect: denied, policies: {resource: [a, b]}}]', ['one policy']],
    ['cases: [{expect: denied, policies: [a]}]', ['policies as an object']],
    ['documents: {a: {}}\ncases: []', ['the document `a` as the path']],
    ['assumed: {a: a.json}\ncases: []', ['assumed document `a` as a policy']],
    ['assumed: {a: {Statement: []}}\ndocuments: {a: b}\ncases: []', [/`a` .*documents .*assumed/]],
    ['cases: [a]', ['case as an object']],
    ['- a', ['file as an object']],
    ['', ['empty']],
    ['a: 1\n---\nb: 2', ['several YAML documents']],
    ['cases: []\ncases: []', ['`cases` is here twice']],
    ['cases: [', ['is not valid YAML']],
  ])('%j', (text, expected) => {
    const found = problemsOf(text).join('\n');
    for (const each of expected) expect(found).toMatch(each);
  });

  test('with the line of a fault in JSON', () => {
    expect(readCases('{\n  "cases": [\n    {"expect" "denied"}\n  ]\n}', 'a.json').problems).toMatchObject([
      { line: 3, message: expect.stringContaining('not valid JSON') as string },
    ]);
    expect(readCases('cases:\n  - expect: "denied\n', 'a.yaml').problems[0]?.line).toBeGreaterThan(1);
  });
});

describe('hostile texts', () => {
  test('aliases that expand to billions of values are refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) => `a${index + 1}: &a${index + 1} [${Array(12).fill(`*a${index}`).join(', ')}]`,
    );
    expect(problemsOf(`a0: &a0 [x]\n${levels.join('\n')}\ncases: *a12`).join()).toContain('aliases expand');
  });

  test('an alias within its own anchor is refused', () => {
    expect(problemsOf('cases: &a [*a]').join()).toContain('nested more than');
  });

  test('names such as __proto__ are ordinary', () => {
    const { cases } = readCases(
      'request: {context: {__proto__: x}}\ncases: [{expect: denied, __proto__: {a: 1}, request: {context: {constructor: y}}}]',
    );
    expect(cases[0]?.problems.join()).toContain('`__proto__` is not a member of a case');
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  test('a request that is null, or nested deep, ends in a problem', () => {
    expect(
      problemsOf(`cases: [{expect: denied, request: ${'['.repeat(500)}${']'.repeat(500)}}]`),
    ).not.toEqual([]);
  });
});
