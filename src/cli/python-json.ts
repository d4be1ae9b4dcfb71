// Writes JSON as Python's json.dumps does: offsets in files of findings may count in that text.
import type { JsonValue } from '#iam/json/index.ts';

const escaped = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });

/** One line, with ", " and ": " between, and everything outside ASCII escaped. */
export function pythonJson(value: JsonValue): string {
  if (typeof value === 'string') return escaped(value);
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(pythonJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, each]) => `${escaped(name)}: ${pythonJson(each)}`);
  return `{${members.join(', ')}}`;
}
