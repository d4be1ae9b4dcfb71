// Notes on names that are more than once in an object of YAML or JSON: AWS takes the last and drops the others.
import { addUnread, type PolicyCollector } from './found-policies.ts';
import type { RepeatedName } from './read-json.ts';

/** Adds the notes to a text in which policies were found. */
export function addRepeatedNames(
  collector: PolicyCollector,
  title: string,
  repeated: readonly RepeatedName[],
): void {
  if (collector.policies.length === 0) return;
  for (const { name, line } of repeated)
    addUnread(
      collector,
      `${title}, line ${line}`,
      `\`${name.slice(0, 80)}\` occurs more than once in an object, and only the last is read. Merge them.`,
    );
}
