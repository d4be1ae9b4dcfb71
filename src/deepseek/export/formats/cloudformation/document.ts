// A policy document in a template: an object with functions in it, or text where member names need parameters.
import { isList, isObject } from '#iam/json/json-value.ts';
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ReferenceTemplate } from '#deepseek/export/created-entities.ts';
import { FILLED, isSettings } from '#deepseek/export/template.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import { substituted, textValue, type IdOfPiece } from './sub.ts';
import { list, type TemplateValue } from './value.ts';

interface TemplateStrings {
  readonly template: (text: string) => ReferenceTemplate;
  readonly ids: IdOfPiece;
}

/** Members in AWS's order. */
function inOrder(
  value: { readonly [name: string]: JsonValue },
  order: readonly string[],
): readonly (readonly [name: string, value: JsonValue])[] {
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b));
}

/** What to do with each kind of value. `filled` says whether its strings may contain answers. */
interface Visitor<T> {
  readonly text: (text: string, filled: boolean) => T;
  readonly value: (value: number | boolean | null) => T;
  readonly list: (items: readonly T[]) => T;
  readonly object: (
    entries: readonly (readonly [name: string, value: T, filled: boolean])[],
    index?: number,
  ) => T;
}

function visitValue<T>(value: JsonValue, filled: boolean, build: Visitor<T>): T {
  if (typeof value === 'string') return build.text(value, filled);
  if (typeof value !== 'object' || value === null) return build.value(value);
  if (isList(value)) return build.list(value.map((item) => visitValue(item, filled, build)));
  return build.object(
    Object.entries(value).map(([name, member]) => [name, visitValue(member, filled, build), filled]),
  );
}

function visitStatement<T>(statement: JsonValue, index: number, build: Visitor<T>): T {
  if (!isObject(statement)) return visitValue(statement, false, build);
  return build.object(
    inOrder(statement, STATEMENT_ELEMENTS).map(([name, value]) => [
      name,
      visitValue(value, FILLED.has(name), build),
      false,
    ]),
    index,
  );
}

function visitDocument<T>({ document }: ExportDocument, build: Visitor<T>): T {
  return build.object(
    inOrder(document, DOCUMENT_ELEMENTS).map(([name, value]) => {
      if (name !== 'Statement') return [name, visitValue(value, isSettings(name), build), false];
      return isList(value)
        ? [name, build.list(value.map((each, index) => visitStatement(each, index, build))), false]
        : [name, visitStatement(value, 0, build), false];
    }),
  );
}

/** A JSON string that Fn::Sub and YAML's block scalars do not change. */
const jsonText = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      character.charCodeAt(index).toString(16).padStart(4, '0'),
    )
      .map((digits) => `\\u${digits}`)
      .join(''),
  );

type Lines = readonly ReferenceTemplate[];

const literal = (text: string): ReferenceTemplate => [{ kind: 'literal', text }];
const indent = (lines: Lines): Lines => lines.map((line) => [...literal('  '), ...line]);
const appendToLast = (lines: Lines, text: string): Lines =>
  lines.map((line, index) => (index === lines.length - 1 ? [...line, ...literal(text)] : line));

function enclosed(open: string, items: readonly Lines[], close: string): Lines {
  if (items.length === 0) return [literal(`${open}${close}`)];
  const inner = items.flatMap((item, index) => (index < items.length - 1 ? appendToLast(item, ',') : item));
  return [literal(open), ...indent(inner), literal(close)];
}

/** The document as the lines of its JSON, with pieces in it. */
function asText(document: ExportDocument, { template }: TemplateStrings): ReferenceTemplate {
  const string = (text: string, filled: boolean): ReferenceTemplate => [
    ...literal('"'),
    ...(filled ? template(text) : literal(text)).map((piece) =>
      piece.kind === 'literal' ? { ...piece, text: jsonText(piece.text).slice(1, -1) } : piece,
    ),
    ...literal('"'),
  ];
  const lines = visitDocument<Lines>(document, {
    text: (text, filled) => [string(text, filled)],
    value: (value) => [literal(JSON.stringify(value))],
    list: (items) => enclosed('[', items, ']'),
    object: (entries) =>
      enclosed(
        '{',
        entries.map(([name, [first = [], ...more], filled]) => [
          [...string(name, filled), ...literal(': '), ...first],
          ...more,
        ]),
        '}',
      ),
  });
  return joinLiterals(lines.flatMap((line, index) => (index === 0 ? line : [...literal('\n'), ...line])));
}

/** Merges adjacent literals, so that a ${ that spans two of them is found. */
function joinLiterals(pieces: ReferenceTemplate): ReferenceTemplate {
  const out: ReferenceTemplate[number][] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'literal' && last?.kind === 'literal')
      out.splice(-1, 1, { kind: 'literal', text: last.text + piece.text });
    else out.push(piece);
  }
  return out;
}

/** Whether a member's name contains a parameter: functions are not allowed there. */
function hasFilledNames(document: ExportDocument, { template }: TemplateStrings): boolean {
  return visitDocument<boolean>(document, {
    text: () => false,
    value: () => false,
    list: (items) => items.some(Boolean),
    object: (entries) =>
      entries.some(
        ([name, within, filled]) =>
          within || (filled && template(name).some(({ kind }) => kind !== 'literal')),
      ),
  });
}

/** Why each statement is there, as text; empty where the document was edited. */
export const reasonsOf = ({ edited, whys }: ExportDocument): readonly string[] =>
  whys.map((each) => (edited ? '' : [...new Set(each.map(({ title }) => title))].join('; ')));

function asMembers(document: ExportDocument, { template, ids }: TemplateStrings): TemplateValue {
  const reasons = reasonsOf(document);
  const why = (index = -1): string | undefined => reasons[index] || undefined;
  return visitDocument<TemplateValue>(document, {
    text: (text, filled) => (filled ? textValue(template(text), ids) : text),
    value: (value) => value,
    list,
    object: (entries, index) => ({
      kind: 'members',
      members: entries.map(([name, value]) => ({ name, value })),
      comment: why(index),
    }),
  });
}

/** The document as a string, for an output. */
export function documentText(document: ExportDocument, writer: TemplateStrings): TemplateValue {
  const text = asText(document, writer);
  return text.every(({ kind }) => kind === 'literal')
    ? textValue(text, writer.ids)
    : substituted(text, writer.ids, true);
}

/** The value of a PolicyDocument. */
export const documentValue = (document: ExportDocument, writer: TemplateStrings): TemplateValue =>
  hasFilledNames(document, writer)
    ? substituted(asText(document, writer), writer.ids, true)
    : asMembers(document, writer);
