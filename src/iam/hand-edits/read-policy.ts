// Reads the statements of a policy from its text.
import { isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { MAX_TEXT_LENGTH, parse, toValue } from '#iam/json/parse.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { readQuickly } from '#iam/json/quick-json.ts';
import { readMeaning, type StatementMeaning } from './statement-meaning.ts';

export interface PolicyMeaning {
  readonly document: JsonObject;
  readonly statements: readonly StatementMeaning[];
}

/** Costs little for a text that is being typed; `parse` would look for the cause of each fault. */
function isValidJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function valueOf(text: string): JsonValue | undefined {
  if (text.length > MAX_TEXT_LENGTH) return undefined;
  const quick = readQuickly(text);
  if (quick !== undefined) return quick;
  if (!isValidJson(text)) return undefined;
  const { root, syntax } = parse(text);
  return root && syntax === 'valid' ? toValue(root) : undefined;
}

/** A single statement may stand without a list. */
export const statementPath = ({ document }: PolicyMeaning, index: number): JsonPath =>
  Array.isArray(document['Statement']) ? ['Statement', index] : ['Statement'];

/** Undefined where the text is not valid JSON, or not a policy. */
export function readPolicyMeaning(text: string): PolicyMeaning | undefined {
  const document = valueOf(text);
  if (!isObject(document) || !Object.hasOwn(document, 'Statement')) return undefined;
  const { Statement: list } = document;
  const statements = Array.isArray(list) ? (list as readonly JsonValue[]) : [list as JsonValue];
  return statements.every((each) => isObject(each))
    ? { document, statements: statements.map(readMeaning) }
    : undefined;
}
