// Exact places in policies of YAML and Terraform files, for comments that stand within a policy.
import { groupBy } from '#iam/collections/group-by.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import { isList, isObject, type JsonValue } from '#iam/json/json-value.ts';
import { rangeOf, type TextRange } from '#iam/json/ranges.ts';
import { readSourceFile } from '#iam/editing/source-file/read-source-file.ts';

/** What a policy says, whatever the order of its members, and whether one value stands in a list: Terraform writes it anew. */
function meaning(value: JsonValue): string {
  if (isList(value))
    return value.length === 1 ? meaning(value[0]!) : `[${value.map(meaning).toSorted().join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).filter(([name, member]) => name !== 'Sid' || member !== '');
  return `{${members
    .map(([name, member]) => `${JSON.stringify(name)}:${meaning(member)}`)
    .toSorted()
    .join()}}`;
}

/** The places in one policy after another, in the order of the text. Each is known by what it says, and by how many before it say the same. */
export function exactPlaces(
  text: string,
  fileName: string,
  beside: readonly SourceText[],
): (policyText: string) => (location: JsonLocation) => TextRange | undefined {
  const { policies } = readSourceFile(text, fileName.endsWith('.tf') ? 'hcl' : 'yaml', { beside });
  const byMeaning = groupBy(policies, ({ document }) => meaning(document));
  const taken = new Map<string, number>();
  return (policyText) => {
    let key = '';
    try {
      key = meaning(JSON.parse(policyText) as JsonValue);
    } catch {
      // What could not be read has no places.
    }
    const same = byMeaning.get(key) ?? [];
    const number = taken.get(key) ?? 0;
    taken.set(key, number + 1);
    // One document can be the policy of several resources.
    const root = (same[number] ?? same.at(-1))?.root;
    return (location) => root && rangeOf({ text, root }, location);
  };
}
