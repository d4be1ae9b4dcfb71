// Writes policies and other JSON in one fixed form, so that equal documents are equal texts.

import { membersOf, parse, type JsonNode } from './parse.ts';
import type { PolicyDocument, Statement } from './policy.ts';

/** The order of AWS's own grammar. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const DOCUMENT_ORDER = ['Version', 'Id', 'Statement'];
const STATEMENT_ORDER = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** The members in `order`, then the others as they come. Entries are defined, so `__proto__` stays a name. */
function arrange(value: unknown, order: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b)));
}

function arrangeStatements(statements: unknown): unknown {
  if (Array.isArray(statements))
    return statements.map((statement: unknown) => arrange(statement, STATEMENT_ORDER));
  return arrange(statements, STATEMENT_ORDER);
}

/** The statement as `print` writes it inside a document, but without the document's indentation. */
export function printStatement(statement: Statement): string {
  return JSON.stringify(arrange(statement, STATEMENT_ORDER), undefined, 2);
}

/** The document as text: elements in AWS's order, two spaces, one array element a line, no newline at the end. */
export function print(document: PolicyDocument): string {
  const arranged = Object.entries(arrange(document, DOCUMENT_ORDER) as object).map(([name, value]) => {
    return [name, name === 'Statement' ? arrangeStatements(value) : (value as unknown)];
  });
  return JSON.stringify(Object.fromEntries(arranged), undefined, 2);
}

/** `parse` bounds the depth. Literals are copied from the text: a number keeps its digits, a string its escapes. */
function printNode(text: string, node: JsonNode, indent: string): string {
  const inner = `${indent}  `;
  const literal = (leaf: JsonNode) => text.slice(leaf.offset, leaf.offset + leaf.length);
  if (node.type === 'object') {
    const members = membersOf(node).map(({ key, value }) => {
      return `${inner}${literal(key)}: ${value ? printNode(text, value, inner) : ''}`;
    });
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
  }
  if (node.type === 'array') {
    const elements = (node.children ?? []).map((child) => inner + printNode(text, child, inner));
    return elements.length === 0 ? '[]' : `[\n${elements.join(',\n')}\n${indent}]`;
  }
  return literal(node);
}

/**
 * Any JSON text in the form of `print`, but with its members in the order given, repeated names included.
 * A text that is not JSON comes back unchanged.
 */
export function format(text: string): string {
  const { root, syntax } = parse(text);
  return root && syntax === 'valid' ? printNode(text, root, '') : text;
}
