// Everybody whom a hand edit lets in is named, and can be taken out again.
import { describe, expect, test } from 'vitest';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { answersOf, type Values } from '#deepseek/compose/testing/kits.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { editPolicyText } from '#iam/policy/edit-policy.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { print } from '#iam/policy/print.ts';
import { applyTextEdits } from '#iam/json/edit-text.ts';
import type { Edit } from '#iam/json/edit.ts';
import { expectationsOf } from '#deepseek/expectations/index.ts';
import { isNobodyElse } from '#iam/environment/riders-along.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { prove } from '#iam/environment/prove.ts';
import { broadCauses } from './broad.ts';
import { kitReadiness } from './kit-readiness.ts';
import table from './cases/riders.json' with { type: 'json' };
import type { ReadinessDocument, ReadinessInput } from './readiness.ts';

interface Case {
  readonly name: string;
  readonly kit: string;
  readonly edits?: readonly Edit[];
  /** Texts of the document, and what stands there instead. */
  readonly text?: readonly (readonly [string, string])[];
  /** Parts of what the causes call them. */
  readonly names: readonly string[];
}

interface KitRow {
  readonly scenario: ScenarioId;
  readonly values?: Values;
  readonly document: string;
}

const KITS = table.kits as unknown as Readonly<Record<string, KitRow>>;
const CASES = table.cases as unknown as readonly Case[];

interface Composed {
  readonly kit: RoleKit;
  readonly answers: ReadinessInput['answers'];
  readonly document: ReadinessDocument;
}

function composedOf(name: string): Composed {
  const { scenario, values = {}, document: id } = KITS[name]!;
  const answers = answersOf(scenario, values);
  const kit = compose(answers);
  const found = documentsOf(kit).find((each) => each.id === id);
  if (!found)
    throw new Error(
      `${name} has no ${id}: ${documentsOf(kit)
        .map((each) => each.id)
        .join(' ')}`,
    );
  const text = print(found.document);
  return { kit, answers, document: { id, type: found.type, text, composed: text } };
}

function edited(text: string, { edits = [], text: swaps = [] }: Case): string {
  const changes = editPolicyText(text, edits);
  if (!changes) throw new Error('The edits cannot be made');
  return swaps.reduce(
    (before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`Not in the text: ${from}`);
      return before.replace(from, () => to);
    },
    applyTextEdits(text, changes),
  );
}

const causesOf = ({ kit, answers }: Composed, document: ReadinessDocument) =>
  broadCauses({ kit, answers, documents: [document] });

describe('each attack is named', () => {
  test('there are many', () => expect(CASES.length).toBeGreaterThanOrEqual(50));

  test.each(CASES.map((row) => [row.name, row] as const))('%s', (_, row) => {
    const composed = composedOf(row.kit);
    const text = edited(composed.document.text, row);
    expect(text).not.toBe(composed.document.text);
    const causes = causesOf(composed, { ...composed.document, text });
    const principals = causes.map(({ principal }) => principal).join('\n');
    for (const name of row.names) expect(principals).toContain(name);
    for (const cause of causes) {
      expect(cause.state).toBe('tooBroad');
      // Nothing in it deceives the eye.
      expect(cause.text).toMatch(/^[ -~…]+$/);
    }
  });

  test.each(CASES.map((row) => [row.name, row] as const))('taking it out leaves nobody: %s', (_, row) => {
    const composed = composedOf(row.kit);
    const text = edited(composed.document.text, row);
    const { id } = composed.document;
    let document: ReadinessDocument = { ...composed.document, text };
    for (
      let causes = causesOf(composed, document);
      causes.length > 0;
      causes = causesOf(composed, document)
    ) {
      const [cause] = causes;
      const [cure] = cause!.cures;
      const next = cure!.documents![id] ?? composed.document.text;
      document = { ...document, text: next };
      expect(causesOf(composed, document).length).toBeLessThan(causes.length);
    }
  });
});

describe('nobody is exempt from a service control policy without a name', () => {
  const SCPS = scenarios
    .all()
    .filter(({ family }) => family === 'govern')
    .flatMap(({ id }) => {
      const answers = answersOf(id as ScenarioId, {});
      const kit = compose(answers);
      const scps = documentsOf(kit).filter(({ type }) => type === 'scp');
      return scps.map((found) => [`${id} ${found.id}`, { kit, answers, found }] as const);
    });
  const EXEMPTIONS: readonly (readonly [operator: string, key: string, value: string, name: string])[] = [
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::999999999999:role/Evil', '999999999999:role/Evil'],
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/Evil', 'arn:aws:iam::*:role/Evil'],
    ['StringNotEquals', 'aws:PrincipalAccount', '999999999999', '999999999999'],
    ['StringNotEquals', 'aws:PrincipalOrgID', 'o-evil000000', 'Anyone in o-evil000000'],
    ['StringNotEquals', 'aws:PrincipalTag/team', 'evil', 'Anyone with aws:PrincipalTag/team evil'],
    ['StringNotLike', 'aws:userid', '*:evil', 'Anyone with aws:userid *:evil'],
    ['NotIpAddress', 'aws:SourceIp', '198.51.100.7/32', 'Anyone with aws:SourceIp 198.51.100.7/32'],
    ['StringEquals', 'aws:PrincipalAccount', '210987654321', 'Anyone'],
  ];

  test('there are many', () => expect(SCPS.length).toBeGreaterThan(4));

  test.each(SCPS)('%s', (_, { kit, answers, found: { id, document } }) => {
    const composed = print(document);
    const statements = document.Statement;
    const edited = (change: (statement: Statement) => object) =>
      broadCauses({
        kit,
        answers,
        documents: [
          {
            id,
            type: 'scp',
            composed,
            text: JSON.stringify({ ...document, Statement: statements.map(change) }),
          },
        ],
      });
    for (const [operator, key, value, name] of EXEMPTIONS) {
      const causes = edited((statement) => {
        const { [operator]: same = {}, ...others } = statement.Condition ?? {};
        const before = toArray(same[key]).map(String);
        return { ...statement, Condition: { ...others, [operator]: { ...same, [key]: [...before, value] } } };
      });
      expect(causes.map(({ text }) => text).join('\n'), `${operator} ${key}`).toContain(
        `${name} is no longer denied`,
      );
      expect(causes[0]?.cures[0]?.documents?.[id]).toBeDefined();
    }
    expect(edited((statement) => ({ ...statement, Sid: 'Another' }))).toEqual([]);
    expect(edited(({ Condition: _condition, ...rest }) => ({ ...rest, Action: '*', Resource: '*' }))).toEqual(
      [],
    );
  });

  test('a statement that allows opens nothing by itself', () => {
    const [, { kit, answers, found }] = SCPS[0]!;
    const { id, document } = found;
    const all = { Effect: 'Allow', Action: '*', Resource: '*' };
    const text = JSON.stringify({ ...document, Statement: [...document.Statement, all] });
    expect(
      broadCauses({ kit, answers, documents: [{ id, type: 'scp', text, composed: print(document) }] }),
    ).toEqual([]);
  });
});

describe('who an added statement is for', () => {
  const ORG = 'o-a1b2c3d4e5';
  const GITHUB = 'token.actions.githubusercontent.com';
  const provider = { Federated: `arn:aws:iam::111122223333:oidc-provider/${GITHUB}` };

  test.each<[object, object, readonly string[]]>([
    [{ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': ORG } }, [`Anyone in ${ORG}`]],
    [{ AWS: '*' }, { StringEqualsIfExists: { 'aws:PrincipalOrgID': ORG } }, ['Anyone']],
    [{ AWS: '*' }, { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': ORG } }, ['Anyone']],
    [{ AWS: '*' }, { Null: { 'aws:PrincipalOrgID': 'false' } }, ['Anyone']],
    [{ AWS: '*' }, { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, ['Anyone']],
    [{ AWS: '*' }, { StringNotEquals: { 'aws:PrincipalOrgID': ORG } }, ['Anyone']],
    [
      { AWS: '*' },
      { StringEquals: { 'aws:PrincipalOrgID': [ORG, 'o-b', 'o-c', 'o-d', 'o-evil'] } },
      [ORG, 'o-b', 'o-c', 'o-d', 'o-evil'].map((each) => `Anyone in ${each}`),
    ],
    [
      provider,
      { StringLike: { [`${GITHUB}:sub`]: ['repo:a/a:*', 'repo:a/b:*', 'repo:a/c:*', 'repo:evil/x:*'] } },
      ['a/a', 'a/b', 'a/c', 'evil/x'].map((each) => `repo:${each}:* through ${GITHUB}`),
    ],
    [provider, { StringEqualsIfExists: { [`${GITHUB}:sub`]: 'repo:a/a:*' } }, [`${GITHUB}`]],
  ])('%j with %j', (Principal, Condition, names) => {
    const { kit, answers, document } = composedOf('lambda');
    const { Statement: list, ...rest } = JSON.parse(document.text) as { readonly Statement: object[] };
    const added = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition };
    const text = JSON.stringify({ ...rest, Statement: [...list, added] });
    const causes = broadCauses({ kit, answers, documents: [{ ...document, text }] });
    expect(causes.map(({ principal }) => principal)).toEqual(names);
  });
});

describe('a pasted trust policy for everyone', () => {
  test.each<[condition: object, isOpen: boolean]>([
    [{}, true],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, true],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/App' } }, true],
    [{ StringLike: { 'aws:PrincipalOrgID': 'o-*' } }, true],
    [{ StringEquals: { 'aws:PrincipalOrgID': '${aws:PrincipalOrgID}' } }, true],
    [{ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, true],
    [{ Null: { 'aws:PrincipalOrgID': 'false' } }, true],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, true],
    [{ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, true],
    [{ IpAddress: { 'aws:SourceIp': '::/0' } }, true],
    [{ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }, true],
    [{ StringLike: { 'aws:SourceVpc': 'vpc-*' } }, true],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/r-ab12/*' } }, true],
    [{ StringEquals: { 'sts:ExternalId': 'abcd1234' } }, true],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } }, false],
    [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }, false],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::210987654321:role/*' } }, false],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '10.0.0.0/8', '2001:db8::/48'] } }, false],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-0abc123def4567890' } }, false],
  ])('%j', (Condition, isOpen) => {
    const { kit, answers } = composedOf('lambda');
    const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', Condition };
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    const causes = broadCauses({ kit, answers, documents: [{ id: 'pasted-1', type: 'trust', text }] });
    expect(causes.map(({ principal }) => principal)).toEqual(isOpen ? ['Anyone'] : []);
  });
});

describe('in a kit', () => {
  const { kit, answers, document } = composedOf('lambda');
  const evil = `"Principal": { "AWS": "arn:aws:iam::999999999999:root" },`;
  const statement = `{ "Effect": "Allow", ${evil} "Action": "sts:AssumeRole" },`;
  const text = document.text.replace('"Statement": [', `"Statement": [\n    ${statement}`);
  const edits = { [document.id]: text };

  test('it is too broad, and says for whom', () => {
    const { causes } = kitReadiness(answers, kit, { edits, documents: [{ ...document, text }], breadth: [] });
    const broad = causes.filter(({ state }) => state === 'tooBroad');
    expect(broad.map((cause) => cause.text)).toEqual([expect.stringMatching(/^999999999999 can /)]);
    expect(causes.filter(({ id }) => id === 'checks')).toEqual([]);
    expect(broad[0]?.places).toEqual([{ document: 'app.trust', path: ['Statement', 0, 'Principal', 'AWS'] }]);
    expect(broad[0]?.cures[0]?.label).toBe('Remove it');
  });

  test('taking it out keeps the layout', () => {
    const [cause] = broadCauses({ kit, answers, documents: [{ ...document, text }] });
    expect(cause?.cures[0]?.documents?.[document.id]).toBe(document.text);
  });

  test('a person may say that it is meant, for exactly this text and principal', () => {
    const meant = { document: document.id, text, principal: '999999999999' };
    const withMeant = (said: object, now = text) =>
      broadCauses({ kit, answers, documents: [{ ...document, text: now }], meant: [{ ...meant, ...said }] });
    expect(withMeant({})).toEqual([]);
    expect(withMeant({ principal: '999999999998' })).toHaveLength(1);
    expect(withMeant({ document: 'app.permissions' })).toHaveLength(1);
    expect(withMeant({}, `${text} `)).toHaveLength(1);
  });

  test('the check that nobody else can use the role fails, and says who', () => {
    const check = expectationsOf(answers).find(isNobodyElse);
    const proofWith = (edited: Readonly<Record<string, string>>) =>
      prove(environmentOf(kit, kitAccountOf(answers), edited), check!);
    expect(proofWith({}).passes).toBe(true);
    expect(proofWith({ [document.id]: document.text }).passes).toBe(true);
    expect(proofWith(edits)).toMatchObject({
      passes: false,
      failure: expect.stringMatching(/^999999999999 can /),
    });
  });
});
