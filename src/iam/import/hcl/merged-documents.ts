// Documents of which each takes the statements of those before.
import { isList, isObjectValue, memberOf, type PartialValue } from '#iam/import/partial-value.ts';
import { readJson } from '#iam/import/read-json.ts';

export interface MergedParts {
  id: PartialValue | undefined;
  version: string;
  statements: readonly PartialValue[];
}

/** A later statement takes the place of an earlier one with its Sid. */
export function mergeIn(parts: MergedParts, { id, version, statements }: MergedParts): void {
  if (id !== undefined && id !== '') parts.id = id;
  if (version > parts.version) parts.version = version;
  const all = [...parts.statements];
  for (const each of statements) {
    const sid = memberOf(each, 'Sid');
    const same =
      sid === undefined || sid === '' ? -1 : all.findIndex((other) => memberOf(other, 'Sid') === sid);
    if (same < 0) all.push(each);
    else all[same] = each;
  }
  parts.statements = all;
}

export function documentIn(text: string): MergedParts | undefined {
  const reading = readJson(text);
  const value = reading.kind === 'value' ? reading.value : undefined;
  if (!isObjectValue(value)) return undefined;
  const [id, version, list = []] = ['Id', 'Version', 'Statement'].map((name) => memberOf(value, name));
  return {
    id,
    version: typeof version === 'string' ? version : '',
    statements: isList(list) ? list : [list],
  };
}
