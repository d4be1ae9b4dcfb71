// Puts completions into YAML as its author writes it.
import type { JsonValue } from '#iam/json/json-value.ts';
import { inSnippet, type Completion, type Proposal } from '#iam/editing/completion/completion.ts';
import type { MarkedPlace } from './marked-place.ts';
import { isPlace, PLACE, readSnippet } from './snippet-value.ts';

export interface YamlStyle {
  readonly quote: '"' | "'";
  /** One step of indentation. */
  readonly unit: string;
  /** What an item has before its dash, below the member whose list it is in. */
  readonly dash: string;
}

export function yamlStyleOf(text: string): YamlStyle {
  const start = text.slice(0, 40_000);
  const double = start.match(/(?:^|[\s[,])"/g)?.length ?? 0;
  const single = start.match(/(?:^|[\s[,])'/g)?.length ?? 0;
  const unit = /^[ \t]*[\w"'].*:[ \t]*\r?\n( +)[\w"']/m.exec(start)?.[1] ?? '  ';
  const isFlush = /^( *)(?:- )?[\w"']+:[ \t]*\r?\n\1- /m.test(start);
  const inner = /^( *)[\w"']+:[ \t]*\r?\n\1( +)- /m.exec(start)?.[2];
  return {
    quote: double > single ? '"' : "'",
    unit: unit.length > 8 ? '  ' : unit,
    dash: isFlush && inner === undefined ? '' : (inner ?? '  '),
  };
}

const SPECIAL = /^[\s*&!|>%@`"'#,[\]{}?:-]|: |:$| #|\s$|^$/;
const OTHER_TYPE = /^(?:true|false|null|yes|no|on|off|~|[-+.\d][\d.:_eE+-]*)$/i;

/** Whether a plain text would be read as something else. */
export const needsQuotes = (text: string, inFlow = false): boolean =>
  SPECIAL.test(text) || OTHER_TYPE.test(text) || (inFlow && /[,[\]{}]/.test(text));

export function quoted(text: string, quote: string): string {
  return quote === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}

/** A scalar, in quotation marks where it needs them. */
export function yamlScalar(value: JsonValue, style: YamlStyle, inFlow = false): string {
  if (typeof value !== 'string') return String(value);
  return needsQuotes(value, inFlow) || /[\n\t]/.test(value)
    ? quoted(value, /[\n\t]/.test(value) ? '"' : style.quote)
    : value;
}

const placeOf = (text: string): string => (text.startsWith(PLACE) ? text.slice(2) : text);

/** A value of a snippet below a member at `indent`, with the white space before it. */
function snippetBelow(value: JsonValue, indent: string, style: YamlStyle): string {
  const inner = indent + style.unit;
  if (typeof value === 'string') {
    if (value.startsWith(`${PLACE}[`)) return `\n${indent}${style.dash}- ${placeOf(value)}`;
    if (value.startsWith(PLACE)) return `\n${inner}${placeOf(value)}`;
    return ` ${isPlace(value) ? value : inSnippet(yamlScalar(value, style))}`;
  }
  if (Array.isArray(value)) {
    const items = (value as readonly JsonValue[]).map(
      (each) => `\n${indent}${style.dash}- ${snippetItem(each, `${indent}${style.dash}  `, style)}`,
    );
    return items.join('');
  }
  if (typeof value !== 'object' || value === null) return ` ${String(value)}`;
  return `\n${inner}${snippetMembers(value as { readonly [name: string]: JsonValue }, inner, style)}`;
}

/** Elements that are lists for most authors. */
const LISTS = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);

function snippetMembers(
  value: { readonly [name: string]: JsonValue },
  indent: string,
  style: YamlStyle,
): string {
  return Object.entries(value)
    .map(([name, each]) => `${name}:${snippetBelow(listed(name, each), indent, style)}`)
    .join(`\n${indent}`);
}

const listed = (name: string, value: JsonValue): JsonValue =>
  LISTS.has(name) && typeof value === 'string' && isPlace(value) ? [value] : value;

/** A value of a snippet behind a dash, or alone. */
function snippetItem(value: JsonValue, indent: string, style: YamlStyle): string {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return snippetMembers(value as { readonly [name: string]: JsonValue }, indent, style);
  const below = snippetBelow(value, indent, style);
  return below.trimStart();
}

/** What stands for a policy variable in a text that `Fn::Sub` reads. */
const inSubstitution = (text: string): string => text.replaceAll(/\$\{(?=(?!AWS::)[\w-]+:|[*?$]\})/g, '${!');

/** The insertion for a name, with its value where it has none yet. */
function member(
  proposal: Proposal,
  place: MarkedPlace,
  style: YamlStyle,
): { text: string; snippet: boolean } {
  const { text = '', json, snippet = false } = proposal;
  const name =
    needsQuotes(text.replaceAll(/\$\{\d:[^}]*\}/g, 'x')) && !place.quote ? quoted(text, style.quote) : text;
  const value = json === undefined || place.hasColon ? undefined : readSnippet(json);
  if (value === undefined) return { text: name, snippet };
  const escaped = snippet ? name : inSnippet(name);
  // The lines below stand as far in as the name, counted from the start of its own line.
  const written = place.inFlow
    ? ` ${typeof value === 'string' && isPlace(value) ? value : String(json)}`
    : snippetBelow(listed(text, value), ' '.repeat(place.indent), style);
  return { text: `${escaped}${place.quote ?? ''}:${written}`, snippet: true };
}

/** The completion at a place in YAML. */
export function completionInYaml(
  proposal: Proposal,
  sort: string,
  place: MarkedPlace,
  style: YamlStyle,
): Completion | undefined {
  const { label, kind, detail, documentation, more, text, json } = proposal;
  const isKey = place.cursor.at === 'key';
  let insert: string;
  let isSnippet = proposal.snippet ?? false;
  let closes = place.quote !== undefined && !place.closed;
  if (text === undefined) {
    const value = readSnippet(json ?? '');
    if (value === undefined || place.quote) return undefined;
    if (place.inFlow) insert = json ?? '';
    else {
      const isItem = typeof place.cursor.path.at(-1) === 'number';
      insert = isItem
        ? snippetItem(value, ' '.repeat(place.indent), style)
        : snippetBelow(value, ' '.repeat(place.indent), style).replace(/^ /, '');
      if (typeof value === 'string' && value.startsWith(PLACE) && isItem) insert = placeOf(value);
    }
    isSnippet = true;
  } else if (isKey) {
    const written = member(proposal, place, style);
    ({ text: insert } = written);
    isSnippet = written.snippet;
    if (isSnippet && place.quote && insert.includes(`${place.quote}:`)) closes = false;
  } else {
    insert = place.inSubstitution && !isSnippet ? inSubstitution(text) : text;
    const plain = isSnippet ? text.replaceAll(/\$\{\d:([^}]*)\}/g, '$1') : text;
    if (!place.quote && !more && needsQuotes(plain, place.inFlow))
      insert = isSnippet ? `${style.quote}${insert}${style.quote}` : quoted(insert, style.quote);
  }
  if (closes) insert += place.quote ?? '';
  return {
    label,
    insert,
    start: place.start,
    end: isKey && insert.includes(`${place.quote ?? '\0'}:`) ? place.outerEnd : place.end,
    kind,
    detail,
    ...(documentation !== undefined && { documentation }),
    sort,
    ...(isSnippet && { snippet: true as const }),
    ...(more && { more: true as const }),
  };
}
