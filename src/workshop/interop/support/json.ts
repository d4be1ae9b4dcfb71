// Reads what other tools wrote. Each reader throws when a value does not have the shape that the proof expects.
import assert from 'node:assert/strict';

export type ToolObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is ToolObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function asObject(value: unknown): ToolObject {
  assert.ok(isObject(value), `expected an object, found ${JSON.stringify(value)}`);
  return value;
}

export function asList(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value), `expected a list, found ${JSON.stringify(value)}`);
  return value;
}

export function asText(value: unknown): string {
  assert.equal(typeof value, 'string', `expected a string, found ${JSON.stringify(value)}`);
  return String(value);
}

export const asObjects = (value: unknown): readonly ToolObject[] => asList(value).map(asObject);

export const asTexts = (value: unknown): readonly string[] => asList(value).map(asText);

/** The value of JSON text: a property that must be a string with JSON in it. */
export const parseJson = (text: unknown): unknown => JSON.parse(asText(text));
