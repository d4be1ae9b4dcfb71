// JSON values, and safe ways to look into one whose shape nobody has checked.

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

export type JsonObject = { readonly [name: string]: JsonValue };

/** An object whose members may be anything. */
export type RawObject = { readonly [name: string]: unknown };

/** Whether the value is an object with named members, so neither null nor a list. */
export function isObject(value: JsonValue | undefined): value is JsonObject;
export function isObject(value: unknown): value is RawObject;
export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` for lists that cannot be written to. */
export const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

/** The member or entry that the value itself has, never an inherited one: `constructor` may be a member's name. */
export function own(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (typeof step === 'number')
    return Array.isArray(value) ? (value[step] as JsonValue | undefined) : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** A list as it is, any other value as the only entry of one. */
export function asList(value: JsonValue): readonly JsonValue[];
export function asList(value: unknown): readonly unknown[];
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** A string, number or Boolean as text; undefined for any other value. */
export const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
