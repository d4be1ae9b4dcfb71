// Names that stand more than once in an object of YAML or JSON: AWS takes the last, and nobody sees what is lost.
import { addUnread, type PolicyCollector } from './found-policies.ts';

export interface RepeatedName {
  readonly name: string;
  /** That of the later one, from 1. */
  readonly line: number;
}

/** Says so of a text in which policies were found. */
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
      `\`${name.slice(0, 80)}\` stands more than once in one object. Only the last is read: put them together.`,
    );
}
