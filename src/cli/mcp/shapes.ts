// The words in which tools describe what they return: short, as an agent reads all of them before its first call.
import type { Schema } from './tool.ts';

type Members = Readonly<Record<string, Schema>>;

export const TEXT: Schema = { type: 'string' };
export const COUNT: Schema = { type: 'integer' };
export const FLAG: Schema = { type: 'boolean' };
export const OBJECT: Schema = { type: 'object' };
export const TEXTS: Schema = { type: 'array', items: TEXT };
export const OBJECTS: Schema = { type: 'array', items: OBJECT };

export const said = (description: string, schema: Schema = TEXT): Schema => ({ ...schema, description });

export const object = (properties: Members): Schema => ({ type: 'object', properties });
export const list = (properties: Members): Schema => ({ type: 'array', items: object(properties) });

/** How many there are of each. */
export const counts = (...names: readonly string[]): Schema =>
  object(Object.fromEntries(names.map((name) => [name, COUNT])));

/** A whole result: of its members those in `optional` may be absent. */
export const answer = (required: Members, optional: Members = {}): Schema => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});

/** Of a result with pages. */
export const NEXT: Members = { next: said('from of the next page.', COUNT) };
