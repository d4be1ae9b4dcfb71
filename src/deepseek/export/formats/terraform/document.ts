// A policy document as a data source, or as jsonencode where the data source cannot express it.
import { asList, isList, isObject, type JsonObject } from '#iam/json/json-value.ts';
import type { ExportDocument, PolicyJson } from '#deepseek/export/export-document.ts';
import { FILLED, isSettings } from '#deepseek/export/template.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import { attribute, block, list, object, type HclValue, type HclItem } from './hcl.ts';
import type { StringUse } from './text.ts';

/** Writes strings of a document: values that may contain answers, member names that may, and fixed strings. */
interface HclStrings {
  readonly text: (text: string, use: StringUse) => string;
  readonly key: (text: string) => string;
  readonly literal: (text: string) => string;
}

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

const statementsOf = ({ Statement }: PolicyJson): readonly JsonValue[] =>
  Statement === undefined ? [] : asList(Statement);

const ATTRIBUTES = {
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
} as const;
const PRINCIPALS = { Principal: 'principals', NotPrincipal: 'not_principals' } as const;

/** Why the data source cannot hold these strings: it drops empty ones, and reads &{ as ${. */
function unfitStrings(name: string, value: JsonValue): string | undefined {
  const all = asList(value);
  if (all.length === 0) return `an empty list in ${name}`;
  if (!all.every((each) => typeof each === 'string')) return `a value in ${name} that is not text`;
  if (all.some((each) => each === '')) return `an empty text in ${name}`;
  return all.some((each) => String(each).includes('&{')) ? `&{ in ${name}` : undefined;
}

function unfitPrincipal(name: string, value: JsonValue): string | undefined {
  if (value === '*') return undefined;
  if (!isObject(value)) return `a ${name} without a type`;
  const types = Object.entries(value);
  if (types.length === 0) return `an empty ${name}`;
  if (types.some(([type]) => type === '*' || type === '')) return `a ${name} of type *`;
  return types.map(([, ids]) => unfitStrings(name, ids)).find((why) => why !== undefined);
}

function unfitCondition(value: JsonValue): string | undefined {
  if (!isObject(value)) return 'a Condition that is not an object';
  const tests = Object.values(value);
  if (
    tests.length === 0 ||
    !tests.every((each) => isObject(each)) ||
    tests.some((keys) => Object.keys(keys).length === 0)
  )
    return 'an empty Condition';
  return tests
    .flatMap((keys) => Object.values(keys))
    .map((values) => unfitStrings('Condition', values))
    .find((why) => why !== undefined);
}

function unfitStatement(statement: JsonValue): string | undefined {
  if (!isObject(statement)) return 'a statement that is not an object';
  for (const [name, value] of Object.entries(statement)) {
    if (!isOneOf(STATEMENT_ELEMENTS, name)) return `the member ${name}`;
    if (name === 'Sid' || name === 'Effect') {
      if (typeof value !== 'string' || value === '') return `${name} without a text`;
      if (name === 'Effect' && value !== 'Allow' && value !== 'Deny')
        return 'another Effect than Allow and Deny';
      continue;
    }
    const why =
      name in PRINCIPALS
        ? unfitPrincipal(name, value)
        : name === 'Condition'
          ? unfitCondition(value)
          : unfitStrings(name, value);
    if (why !== undefined) return why;
  }
  return statement['Effect'] === undefined ? 'a statement without an Effect' : undefined;
}

/** Why the data source cannot express the document; undefined if it can. */
export function unfitForDataSource(document: PolicyJson): string | undefined {
  const member = Object.keys(document).find((name) => !isOneOf(DOCUMENT_ELEMENTS, name));
  if (member !== undefined) return `the member ${member}`;
  if (document['Version'] !== '2012-10-17') return 'another Version than 2012-10-17';
  if (document['Id'] !== undefined && (typeof document['Id'] !== 'string' || document['Id'] === ''))
    return 'an Id that is not text';
  const statements = statementsOf(document);
  if (statements.length === 0) return 'no statements';
  const sids = statements.flatMap((each) => (isObject(each) ? (each['Sid'] ?? []) : []));
  if (new Set(sids).size < sids.length) return 'one Sid twice';
  return statements.map(unfitStatement).find((why) => why !== undefined);
}

type WriteStrings = (value: JsonValue, use: StringUse) => HclValue;

function principals(
  head: string,
  value: JsonValue,
  strings: WriteStrings,
  writer: HclStrings,
): readonly HclItem[] {
  const types = isObject(value) ? Object.entries(value) : [['*', '*'] as const];
  return types.map(([type, ids]) =>
    block(head, [
      attribute('type', writer.text(type, 'plain')),
      attribute('identifiers', strings(ids, 'document')),
    ]),
  );
}

function statementBlock(statement: JsonObject, why: string | undefined, writer: HclStrings): HclItem {
  const strings: WriteStrings = (value, use) =>
    list(asList(value).map((each) => writer.text(String(each), use)));
  const literals = (value: JsonValue): HclValue =>
    list(asList(value).map((each) => writer.literal(String(each))));
  const of = (name: string): readonly [JsonValue] | readonly [] => {
    const value = statement[name];
    return value === undefined ? [] : [value];
  };
  const plain = (name: 'Sid' | 'Effect'): readonly HclItem[] =>
    of(name).map((value) => attribute(name.toLowerCase(), writer.literal(String(value))));
  const conditions = Object.entries((statement['Condition'] ?? {}) as Readonly<Record<string, JsonObject>>);
  return block(
    'statement',
    [
      ...plain('Sid'),
      // The data source allows where nothing is said.
      ...(statement['Effect'] === 'Allow' ? [] : plain('Effect')),
      ...Object.entries(ATTRIBUTES).flatMap(([name, attributeName]) =>
        of(name).map((value) =>
          attribute(attributeName, FILLED.has(name) ? strings(value, 'document') : literals(value)),
        ),
      ),
      ...Object.entries(PRINCIPALS).flatMap(([name, head]) =>
        of(name).flatMap((value) => principals(head, value, strings, writer)),
      ),
      ...conditions.flatMap(([test, keys]) =>
        Object.entries(keys).map(([key, values]) =>
          block('condition', [
            attribute('test', writer.text(test, 'plain')),
            attribute('variable', writer.text(key, 'plain')),
            attribute('values', strings(values, 'document')),
          ]),
        ),
      ),
    ],
    why,
  );
}

/** The reasons of each statement, for a comment; none where the document was edited. */
function reasonsOf({ edited, whys }: ExportDocument): (index: number) => string | undefined {
  return (index) => {
    const titles = edited ? [] : [...new Set((whys[index] ?? []).map(({ title }) => title))];
    return titles.length === 0 ? undefined : titles.join('; ');
  };
}

/** `data "aws_iam_policy_document"`, for documents that it can express. */
export function dataSource(label: string, document: ExportDocument, writer: HclStrings): HclItem {
  const why = reasonsOf(document);
  const id = document.document['Id'];
  return block(`data "aws_iam_policy_document" "${label}"`, [
    ...(id === undefined ? [] : [attribute('policy_id', writer.literal(String(id)))]),
    ...statementsOf(document.document).flatMap((statement, index) =>
      isObject(statement) ? [statementBlock(statement, why(index), writer)] : [],
    ),
  ]);
}

const IDENTIFIER = /^[A-Z][A-Za-z]*$/;

type Write = Pick<HclStrings, 'key'> & { readonly text: (text: string) => string };

function json(value: JsonValue, write: Write): HclValue {
  if (typeof value === 'string') return write.text(value);
  if (isList(value)) return list(value.map((each) => json(each, write)));
  if (!isObject(value)) return JSON.stringify(value);
  return object(Object.entries(value).map(([name, member]) => [keyOf(name, write), json(member, write)]));
}

const keyOf = (name: string, { key }: Write): string => (IDENTIFIER.test(name) ? name : key(name));

/** JsonObject in AWS's order, others behind. */
function arranged(value: JsonObject, order: readonly string[]): readonly (readonly [string, JsonValue])[] {
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b));
}

/** `jsonencode({ … })`: for any document. */
export function jsonEncode(document: ExportDocument, writer: HclStrings): HclValue {
  const why = reasonsOf(document);
  const fixed: Write = { key: writer.literal, text: writer.literal };
  const filled: Write = { key: writer.key, text: (text) => writer.text(text, 'plain') };
  const statement = (value: JsonValue, index: number): HclValue =>
    isObject(value)
      ? object(
          arranged(value, STATEMENT_ELEMENTS).map(([name, member]) => [
            keyOf(name, fixed),
            json(member, FILLED.has(name) ? filled : fixed),
          ]),
          why(index),
        )
      : json(value, fixed);
  const members = arranged(document.document, DOCUMENT_ELEMENTS).map(([name, value]) => {
    const isStatement = name === 'Statement';
    const inner = isStatement && isList(value) ? list(value.map(statement)) : undefined;
    const strings = isSettings(name) ? filled : fixed;
    return [keyOf(name, fixed), inner ?? (isStatement ? statement(value, 0) : json(value, strings))] as const;
  });
  return { kind: 'call', name: 'jsonencode', argument: object(members) };
}
