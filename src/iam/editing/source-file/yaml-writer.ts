// Writes new values into YAML as its author writes it.
import { isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import type { TreeWriter } from './edit-tree.ts';
import { needsQuotes, quoted, yamlScalar, type YamlStyle } from './write-yaml.ts';

const keyText = (name: string, style: YamlStyle): string =>
  needsQuotes(name) ? quoted(name, style.quote) : name;

function inFlow(value: JsonValue, style: YamlStyle): string {
  if (Array.isArray(value))
    return `[${(value as readonly JsonValue[]).map((each) => inFlow(each, style)).join(', ')}]`;
  if (!isObject(value)) return yamlScalar(value, style, true);
  const members = Object.entries(value).map(
    ([name, each]) => `${keyText(name, style)}: ${inFlow(each, style)}`,
  );
  return `{ ${members.join(', ')} }`;
}

const isEmpty = (value: JsonValue): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;

/** A value behind a colon, of a member at `indent`. */
function behindColon(value: JsonValue, indent: string, style: YamlStyle): string {
  if (typeof value !== 'object' || value === null || isEmpty(value)) return ` ${inFlow(value, style)}`;
  if (Array.isArray(value)) {
    const dashes = `\n${indent}${style.dash}- `;
    const inner = `${indent}${style.dash}  `;
    return (value as readonly JsonValue[]).map((each) => dashes + alone(each, inner, style)).join('');
  }
  return `\n${indent}${style.unit}${members(value as JsonObject, indent + style.unit, style)}`;
}

const members = (value: JsonObject, indent: string, style: YamlStyle): string =>
  Object.entries(value)
    .map(([name, each]) => `${keyText(name, style)}:${behindColon(each, indent, style)}`)
    .join(`\n${indent}`);

/** A value behind a dash. */
function alone(value: JsonValue, indent: string, style: YamlStyle): string {
  if (isObject(value) && !isEmpty(value)) return members(value, indent, style);
  return Array.isArray(value) ? inFlow(value, style) : yamlScalar(value, style);
}

export const yamlWriter = (style: YamlStyle): TreeWriter => ({
  sign: ':',
  member: (name, value, place) =>
    `${keyText(name, style)}:${place.inFlow ? ` ${inFlow(value, style)}` : behindColon(value, place.indent, style)}`,
  item: (value, { inFlow: flow, indent }) =>
    flow ? inFlow(value, style) : `- ${alone(value, `${indent}  `, style)}`,
  value: (_name, value, place) =>
    place.inFlow ? ` ${inFlow(value, style)}` : behindColon(value, place.indent, style),
  scalar(old, value, isFlow) {
    if (typeof value === 'string' && old.quote !== undefined) return quoted(value, old.quote);
    return yamlScalar(value, style, isFlow);
  },
  name: (old, name) => (old.quote === undefined ? keyText(name, style) : quoted(name, old.quote)),
});
