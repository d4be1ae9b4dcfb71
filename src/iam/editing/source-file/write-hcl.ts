// Puts completions into Terraform as its author writes it.
import type { JsonValue } from '#iam/json/json-value.ts';
import { inSnippet, type Completion, type Proposal } from '#iam/editing/completion/completion.ts';
import type { MarkedPlace } from './marked-place.ts';
import { isPlace, PLACE, readSnippet } from './snippet-value.ts';

const UNIT = '  ';

/** A text between quotation marks; policy variables are no expressions of Terraform. */
export const hclContent = (text: string, inBlocks: boolean): string =>
  text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll(/\$\{(?=[\w-]+:|[*?$]\})/g, () => (inBlocks ? '&{' : '$${'));

const IDENTIFIER = /^[A-Za-z_][\w-]*$/;

/** Elements that are lists for most authors. */
const LISTS = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);

/** A value of a snippet, in a line that stands as far in as `indent`. */
function snippetValue(value: JsonValue, indent: string): string {
  const inner = indent + UNIT;
  if (typeof value === 'string') {
    if (value.startsWith(`${PLACE}[`)) return `[\n${inner}${value.slice(2)}\n${indent}]`;
    if (value.startsWith(PLACE)) return `{\n${inner}${value.slice(2)}\n${indent}}`;
    return `"${isPlace(value) ? value : inSnippet(hclContent(value, false))}"`;
  }
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    if (items.every((each) => typeof each !== 'object'))
      return `[${items.map((each) => snippetValue(each, indent)).join(', ')}]`;
    return `[\n${items.map((each) => `${inner}${snippetValue(each, inner)}`).join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value as { readonly [name: string]: JsonValue }).map(
    ([name, each]) => `${inner}${name} = ${snippetValue(listed(name, each), inner)}`,
  );
  return `{\n${members.join('\n')}\n${indent}}`;
}

const listed = (name: string, value: JsonValue): JsonValue =>
  LISTS.has(name) && typeof value === 'string' && isPlace(value) ? [value] : value;

interface Insertion {
  readonly insert: string;
  readonly snippet: boolean;
  readonly end: number;
}

function member({ text = '', json, snippet = false }: Proposal, place: MarkedPlace): Insertion {
  const { quote, closed } = place;
  const plain = snippet ? text.replaceAll(/\$\{\d:[^}]*\}/g, 'x') : text;
  const needsQuotes = quote === undefined && !IDENTIFIER.test(plain);
  const content = snippet ? text : hclContent(text, place.policy.form === 'blocks');
  const value = json === undefined || place.hasColon ? undefined : readSnippet(json);
  if (value === undefined) {
    const closing = quote !== undefined && !closed ? quote : '';
    return { insert: needsQuotes ? `"${content}"` : content + closing, snippet, end: place.end };
  }
  const name = snippet ? content : inSnippet(content);
  const opening = needsQuotes ? '"' : '';
  const closing = needsQuotes || quote !== undefined ? '"' : '';
  const written = snippetValue(listed(text, value), '');
  return { insert: `${opening}${name}${closing} = ${written}`, snippet: true, end: place.outerEnd };
}

function value(proposal: Proposal, place: MarkedPlace): Insertion | undefined {
  const { text, json, snippet = false } = proposal;
  const { quote, closed, end } = place;
  if (text === undefined) {
    const inner = quote === undefined ? readSnippet(json ?? '') : undefined;
    return inner === undefined ? undefined : { insert: snippetValue(inner, ''), snippet: true, end };
  }
  const content = snippet ? text : hclContent(text, place.policy.form === 'blocks');
  if (quote === undefined) return { insert: `"${content}"`, snippet, end };
  return { insert: closed ? content : `${content}"`, snippet, end };
}

/** The completion at a place in Terraform. */
export function completionInHcl(
  proposal: Proposal,
  sort: string,
  place: MarkedPlace,
): Completion | undefined {
  const written = place.cursor.at === 'key' ? member(proposal, place) : value(proposal, place);
  if (!written) return undefined;
  const { label, kind, detail, documentation, more } = proposal;
  return {
    label,
    insert: written.insert,
    start: place.start,
    end: written.end,
    kind,
    detail,
    ...(documentation !== undefined && { documentation }),
    sort,
    ...(written.snippet && { snippet: true as const }),
    ...(more && { more: true as const }),
  };
}
