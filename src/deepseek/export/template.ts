// A string of a document as a template: literals, and pieces that a file fills in. Every format writes all strings from these.
import { isList, isObject } from '#iam/json/json-value.ts';
import { DOCUMENT_ELEMENTS, STATEMENT_ELEMENTS } from '#iam/policy/policy.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyJson } from './export-document.ts';
import { standsIn, type HomeAccount, type Parameter } from './parameters.ts';

export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  /** The partition behind arn: (the kit's own). */
  | { readonly kind: 'partition' }
  /** The account in which the files are used; only where the answers left it open. */
  | { readonly kind: 'account' };

/** Adjoining literals are one; an empty string has no pieces. */
export type Template = readonly Piece[];

/** JSON with a template in the place of every string, names of members too. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: Template }
  | { readonly kind: 'value'; readonly value: number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly TemplateNode[] }
  | { readonly kind: 'object'; readonly members: readonly TemplateMember[] };

export interface TemplateMember {
  readonly name: Template;
  readonly value: TemplateNode;
}

/** What templates are made with; an ExportKit is one. */
export interface TemplateSource {
  readonly home: HomeAccount;
  readonly parameters: readonly Parameter[];
}

const literal = (text: string): Template => (text === '' ? [] : [{ kind: 'literal', text }]);

interface StandIn {
  readonly text: string;
  readonly pieces: Template;
  /** Also found inside a longer name. */
  readonly anywhere?: true;
}

/** Longest first: a placeholder inside a longer one is part of the longer one. */
function standsOf({ home, parameters }: TemplateSource): readonly StandIn[] {
  const stands = parameters.flatMap((parameter): StandIn[] => {
    const piece: Piece = { kind: 'parameter', parameter };
    const [before, after] = parameter.within ?? ['', ''];
    const own: StandIn = { text: parameter.standIn, pieces: [piece] };
    if (parameter.within === undefined) return [own];
    const text = `${before}${parameter.standIn}${after}`;
    return [own, { text, pieces: [...literal(before), piece, ...literal(after)], anywhere: true }];
  });
  const account: StandIn = { text: home.account, pieces: [{ kind: 'account' }] };
  return [...stands, ...(home.accountOpen ? [account] : [])].toSorted(
    (a, b) => b.text.length - a.text.length,
  );
}

function split(text: string, [stand, ...others]: readonly StandIn[]): Template {
  if (text === '') return [];
  if (!stand) return literal(text);
  const pieces: Piece[] = [];
  let from = 0;
  const next = (): number =>
    stand.anywhere ? text.indexOf(stand.text, from) : standsIn(text, stand.text, from);
  for (let at = next(); at !== -1; at = next()) {
    pieces.push(...split(text.slice(from, at), others), ...stand.pieces);
    from = at + stand.text.length;
  }
  return joinLiterals([...pieces, ...split(text.slice(from), others)]);
}

/** Adjoining literals as one. */
export function joinLiterals(pieces: Template): Template {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'literal' && last?.kind === 'literal')
      out.splice(-1, 1, { kind: 'literal', text: last.text + piece.text });
    else out.push(piece);
  }
  return out;
}

/** The partition of an ARN is a piece of its own. Other mentions of it are not looked for. */
function splitPartition(pieces: Template, partition: string): Template {
  const [first, ...rest] = pieces;
  const start = `arn:${partition}:`;
  if (first?.kind !== 'literal' || !first.text.startsWith(start)) return pieces;
  return [
    ...literal('arn:'),
    { kind: 'partition' },
    ...literal(`:${first.text.slice(start.length)}`),
    ...rest,
  ];
}

/** The pieces of a string that answers have made: a principal, a resource, a value or key of a condition, a name. */
export function templateOf(text: string, fill: TemplateSource): Template {
  return splitPartition(split(text, standsOf(fill)), fill.home.partition);
}

/** The string again, as it stands in the documents. */
export function plainText(template: Template, { home }: TemplateSource): string {
  return template
    .map((piece) => {
      if (piece.kind === 'literal') return piece.text;
      if (piece.kind === 'parameter') return piece.parameter.standIn;
      return piece.kind === 'partition' ? home.partition : home.account;
    })
    .join('');
}

/** Whether nothing is filled in. */
export const isLiteral = (template: Template): boolean => template.every(({ kind }) => kind === 'literal');

/** The members of a statement that answers go into. Actions, Sids and effects are the same for everybody. */
export const FILLED: ReadonlySet<string> = new Set([
  'Principal',
  'NotPrincipal',
  'Resource',
  'NotResource',
  'Condition',
]);

/** Whether a member of a document holds settings, which it has instead of statements: answers go into all of them. */
export const isSettings = (name: string): boolean => name === 'bedrock' || name === 'ec2_attributes';

function nodeOf(value: JsonValue, text: (text: string) => Template): TemplateNode {
  if (typeof value === 'string') return { kind: 'text', text: text(value) };
  if (typeof value !== 'object' || value === null) return { kind: 'value', value };
  if (isList(value)) return { kind: 'list', items: value.map((item) => nodeOf(item, text)) };
  return {
    kind: 'object',
    members: Object.entries(value).map(([name, member]) => ({
      name: text(name),
      value: nodeOf(member, text),
    })),
  };
}

/** Members in AWS's order, as `print` has them; others behind, as they come. */
function arranged(value: JsonValue, order: readonly string[]): readonly (readonly [string, JsonValue])[] {
  if (!isObject(value)) return [];
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b));
}

function statementNode(statement: JsonValue, filled: (text: string) => Template): TemplateNode {
  if (!isObject(statement)) return nodeOf(statement, literal);
  return {
    kind: 'object',
    members: arranged(statement, STATEMENT_ELEMENTS).map(([name, value]) => ({
      name: literal(name),
      value: nodeOf(value, FILLED.has(name) ? filled : literal),
    })),
  };
}

function documentMember(name: string, value: JsonValue, filled: (text: string) => Template): TemplateNode {
  if (name !== 'Statement') return nodeOf(value, isSettings(name) ? filled : literal);
  return isList(value)
    ? { kind: 'list', items: value.map((statement) => statementNode(statement, filled)) }
    : statementNode(value, filled);
}

/**
 * A whole document. Its members stand in the order in which `print` writes them. `filled` gives the pieces of a string
 * that answers have made.
 */
export function templateDocument(
  document: PolicyJson,
  fill: TemplateSource,
  filled = (text: string): Template => templateOf(text, fill),
): TemplateNode & { kind: 'object' } {
  return {
    kind: 'object',
    members: arranged(document, DOCUMENT_ELEMENTS).map(([name, value]) => ({
      name: literal(name),
      value: documentMember(name, value, filled),
    })),
  };
}

/** The JSON that a template stands for, each string written by `write`; `plainText` gives the document again. */
export function fillIn(node: TemplateNode, write: (template: Template) => string): JsonValue {
  switch (node.kind) {
    case 'text':
      return write(node.text);
    case 'value':
      return node.value;
    case 'list':
      return node.items.map((item) => fillIn(item, write));
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [write(name), fillIn(value, write)]));
  }
}

/** The parameters that these use, each once, in order of first use: what a file has to declare. */
export function parametersIn(templates: Iterable<Template>): readonly Parameter[] {
  const found = new Set<Parameter>();
  for (const template of templates)
    for (const piece of template) if (piece.kind === 'parameter') found.add(piece.parameter);
  return [...found];
}

/** Every template within a node, names of members too. */
export function* templatesIn(node: TemplateNode): Generator<Template> {
  if (node.kind === 'text') yield node.text;
  if (node.kind === 'list') for (const item of node.items) yield* templatesIn(item);
  if (node.kind === 'object') {
    for (const { name, value } of node.members) {
      yield name;
      yield* templatesIn(value);
    }
  }
}
