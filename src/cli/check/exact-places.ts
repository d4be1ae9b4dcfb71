// Exact places in policies of YAML and Terraform files, for comments that stand within a policy.
import type { SourceText } from '#core/import/source-text.ts';
import type { JsonLocation } from '#core/json/json-path.ts';
import { isList, isObject, type JsonValue } from '#core/json/json-value.ts';
import { rangeOf, type TextRange } from '#core/json/ranges.ts';
import { readSourceFile } from '#core/language/source-file/read-source-file.ts';

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

/** The place of a location in a policy, which is known by what it says. Policies that say the same have the first's place. */
export function exactPlaces(
  text: string,
  fileName: string,
  beside: readonly SourceText[],
): (policyText: string, location: JsonLocation) => TextRange | undefined {
  const { policies } = readSourceFile(text, fileName.endsWith('.tf') ? 'hcl' : 'yaml', { beside });
  const roots = new Map(policies.toReversed().map(({ document, root }) => [meaning(document), root]));
  return (policyText, location) => {
    let key = '';
    try {
      key = meaning(JSON.parse(policyText) as JsonValue);
    } catch {
      return undefined;
    }
    const root = roots.get(key);
    return root && rangeOf({ text, root }, location);
  };
}
