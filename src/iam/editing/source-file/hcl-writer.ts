// Writes new values into Terraform as its author writes it.
import { asList, isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { STATEMENT_ATTRIBUTES, STATEMENT_BLOCKS } from './document-blocks.ts';
import type { LayoutPlace, TreeWriter } from './edit-tree.ts';
import { hclContent } from './write-hcl.ts';

const UNIT = '  ';
const IDENTIFIER = /^[A-Za-z_][\w-]*$/;
const keyText = (name: string): string => (IDENTIFIER.test(name) ? name : `"${hclContent(name, false)}"`);

function literal(value: JsonValue, inBlocks: boolean): string {
  return typeof value === 'string' ? `"${hclContent(value, inBlocks)}"` : String(value);
}

function written(value: JsonValue, indent: string, inline: boolean): string {
  const inner = indent + UNIT;
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    if (inline || items.every((each) => typeof each !== 'object'))
      return `[${items.map((each) => written(each, indent, inline)).join(', ')}]`;
    return `[\n${items.map((each) => inner + written(each, inner, false)).join(',\n')}\n${indent}]`;
  }
  if (!isObject(value)) return literal(value, false);
  const members = Object.entries(value).map(
    ([name, each]) => `${keyText(name)} = ${written(each, inner, inline)}`,
  );
  if (members.length === 0) return '{}';
  if (inline) return `{ ${members.join(', ')} }`;
  return `{\n${members.map((each) => inner + each).join('\n')}\n${indent}}`;
}

const MEMBERS: TreeWriter = {
  sign: '=',
  member: (name, value, { indent, inline }) => `${keyText(name)} = ${written(value, indent, inline)}`,
  item: (value, { indent, inline }) => written(value, indent, inline),
  value: (_name, value, { indent, inline }) => ` ${written(value, indent, inline)}`,
  scalar: (_old, value) => literal(value, false),
  name: (old, name) => (old.quote === undefined ? keyText(name) : `"${hclContent(name, false)}"`),
};

const ATTRIBUTES: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.entries(STATEMENT_ATTRIBUTES), ...Object.entries(STATEMENT_BLOCKS)].map(([name, element]) => [
    element,
    name,
  ]),
);

const listOf = (value: JsonValue): string =>
  `[${asList(value)
    .map((each) => literal(each, true))
    .join(', ')}]`;

/** `condition` blocks, or `principals` blocks. */
function blocksFor(element: string, value: JsonObject, indent: string): string {
  const lines = (name: string, attributes: readonly string[]): string =>
    `${name} {\n${attributes.map((each) => `${indent}${UNIT}${each}\n`).join('')}${indent}}`;
  const blocks = Object.entries(value).flatMap(([first, inner]) =>
    element === 'Condition'
      ? Object.entries(isObject(inner) ? inner : {}).map(([key, values]) =>
          lines('condition', [
            `test     = ${literal(first, true)}`,
            `variable = ${literal(key, true)}`,
            `values   = ${listOf(values)}`,
          ]),
        )
      : [
          lines(ATTRIBUTES[element] ?? 'principals', [
            `type        = ${literal(first, true)}`,
            `identifiers = ${listOf(inner)}`,
          ]),
        ],
  );
  return blocks.join(`\n\n${indent}`);
}

function blockMember(name: string, value: JsonValue, { path, indent }: LayoutPlace): string | undefined {
  // Within a condition there is no place for another operator or key but in a block of its own.
  if (path.length === 3 && path[2] === 'Condition' && isObject(value))
    return blocksFor('Condition', { [name]: value }, indent);
  if (path.length !== 2) return undefined;
  const attribute = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name]! : undefined;
  if (isObject(value) && (name === 'Condition' || name === 'Principal' || name === 'NotPrincipal'))
    return blocksFor(name, value, indent);
  if (attribute === undefined) return undefined;
  const isText = name === 'Sid' || name === 'Effect';
  return `${attribute} = ${isText ? literal(value, true) : listOf(value)}`;
}

const BLOCKS: TreeWriter = {
  sign: '=',
  member: blockMember,
  item: (value) => (typeof value === 'object' ? undefined : literal(value, true)),
  value: (_name, value) => ` ${listOf(value)}`,
  scalar: (_old, value) => literal(value, true),
  name(old, name) {
    if (old.quote !== undefined) return literal(name, true);
    return Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
  },
};

export const hclWriter = (inBlocks: boolean): TreeWriter => (inBlocks ? BLOCKS : MEMBERS);
