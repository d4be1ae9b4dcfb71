// Strings of documents as templates: which placeholders are found, where, and that nothing else is taken for one.
import { describe, expect, test } from 'vitest';
import { standsIn, type Parameter } from './parameters.ts';
import {
  fillIn,
  isLiteral,
  isSettings,
  joinLiterals,
  parametersIn,
  plainText,
  templateDocument,
  templateOf,
  templatesIn,
  type Template,
  type TemplateSource,
} from './template.ts';

const parameter = (id: string, standIn: string, more: Partial<Parameter> = {}): Parameter => ({
  id,
  title: id,
  standIn,
  fields: [],
  ...more,
});

const BUCKET = parameter('bucket', 'amzn-s3-demo-bucket');
const LOGS = parameter('logs', 'amzn-s3-demo-bucket-logs');
const PROJECT = parameter('project', 'PROJECT', { within: ['group/', ':ref'] });

const home = { partition: 'aws', regions: ['us-east-1'], account: '111122223333', accountOpen: true };
const fill: TemplateSource = { home, parameters: [LOGS, BUCKET, PROJECT] };

/** Pieces in short: literals as they are, others in brackets. */
const short = (template: Template): string =>
  template
    .map((piece) => {
      if (piece.kind === 'literal') return piece.text;
      return piece.kind === 'parameter' ? `[${piece.parameter.id}]` : `[${piece.kind}]`;
    })
    .join('');

test.each([
  ['a.b', 'a', -1],
  ['xa', 'a', -1],
  ['ax a', 'a', 3],
  ['a', 'a', 0],
  ['/a/', 'a', 1],
  ['a-b', 'a', -1],
  ['a_b a', 'a', 4],
  ['b', 'a', -1],
])('in %j, %j stands at %i', (text, find, at) => {
  expect(standsIn(text, find)).toBe(at);
});

test('a search goes on from where it is told', () => {
  expect(standsIn('a a', 'a', 1)).toBe(2);
  expect(standsIn('a a', 'a', 3)).toBe(-1);
});

describe('a string', () => {
  test.each([
    ['', ''],
    ['plain', 'plain'],
    ['amzn-s3-demo-bucket', '[bucket]'],
    ['amzn-s3-demo-bucket-logs', '[logs]'],
    ['amzn-s3-demo-bucket-mine', 'amzn-s3-demo-bucket-mine'],
    ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:[partition]:s3:::[bucket]/*'],
    ['arn:aws-cn:s3:::amzn-s3-demo-bucket', 'arn:aws-cn:s3:::[bucket]'],
    ['in arn:aws:s3:::a', 'in arn:aws:s3:::a'],
    ['arn:aws:iam::111122223333:role/A', 'arn:[partition]:iam::[account]:role/A'],
    ['1111222233334', '1111222233334'],
    ['amzn-s3-demo-bucket amzn-s3-demo-bucket', '[bucket] [bucket]'],
    ['x-group/PROJECT:refs', 'x-group/[project]:refs'],
    ['x-PROJECT', 'x-PROJECT'],
    ['PROJECT', '[project]'],
  ])('%j is %j', (text, expected) => {
    const template = templateOf(text, fill);
    expect(short(template)).toBe(expected);
    expect(plainText(template, fill)).toBe(text);
    expect(isLiteral(template)).toBe(!expected.includes('['));
    const kinds = template.map(({ kind }) => kind).join();
    expect(kinds).not.toContain('literal,literal');
  });

  test('an account that was given is a literal', () => {
    const given = { ...fill, home: { ...home, accountOpen: false } };
    expect(short(templateOf('111122223333', given))).toBe('111122223333');
  });

  test('an empty string has no pieces, and adjoining literals are one', () => {
    expect(templateOf('', fill)).toEqual([]);
    const literal = (text: string) => ({ kind: 'literal' as const, text });
    expect(joinLiterals([literal('a'), literal('b'), { kind: 'account' }, literal('c')])).toEqual([
      literal('ab'),
      { kind: 'account' },
      literal('c'),
    ]);
  });
});

describe('a document', () => {
  const document = {
    Statement: [
      {
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket-logs'],
        Action: 'amzn-s3-demo-bucket',
        Effect: 'Allow',
        Sid: 'amzn-s3-demo-bucket',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333', 'x/amzn-s3-demo-bucket': [true, 3, null] },
        },
      },
    ],
    Id: 'amzn-s3-demo-bucket',
    Version: '2012-10-17',
    Extra: 'amzn-s3-demo-bucket',
  };
  const node = templateDocument(document, fill);

  test('is filled in where answers go, and nowhere else', () => {
    expect(fillIn(node, short)).toEqual({
      ...document,
      Statement: [
        {
          ...document.Statement[0],
          Resource: ['arn:[partition]:s3:::[bucket]', 'arn:[partition]:s3:::[logs]'],
          Condition: { StringEquals: { 'aws:SourceAccount': '[account]', 'x/[bucket]': [true, 3, null] } },
        },
      ],
    });
  });

  test('is the same again with its placeholders', () => {
    expect(fillIn(node, (template) => plainText(template, fill))).toEqual(document);
  });

  test('has its members in AWS’s order, others behind', () => {
    const filled = fillIn(node, short) as typeof document;
    expect(Object.keys(filled)).toEqual(['Version', 'Id', 'Statement', 'Extra']);
    expect(Object.keys(filled.Statement[0]!)).toEqual(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);
  });

  test('declares each parameter once, in order of first use', () => {
    expect(parametersIn(templatesIn(node)).map(({ id }) => id)).toEqual(['bucket', 'logs']);
  });

  test('of one statement without a list is one', () => {
    const [statement] = document.Statement;
    const lone = templateDocument({ Statement: statement! }, fill);
    expect((fillIn(lone, short) as { Statement: object }).Statement).toMatchObject({
      Sid: 'amzn-s3-demo-bucket',
    });
    expect(parametersIn(templatesIn(lone))).toHaveLength(2);
  });

  test('of settings is filled in as a whole', () => {
    const settings = templateDocument({ ec2_attributes: { 'a/amzn-s3-demo-bucket': '111122223333' } }, fill);
    expect(fillIn(settings, short)).toEqual({ ec2_attributes: { 'a/[bucket]': '[account]' } });
    expect(['bedrock', 'ec2_attributes', 'Statement', 'Id'].map(isSettings)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
