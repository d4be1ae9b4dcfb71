// Members that a file may not have, with what was probably meant.
import type { JsonObject } from '#iam/json/json-value.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';

/** Reports each member that `known` does not have. `of` says of what: "a case". */
export function unknownMembers(
  value: JsonObject,
  known: readonly string[],
  of: string,
  report: (message: string) => void,
): void {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    const advice = near === undefined ? `Write one of ${known.join(', ')}.` : `Did you mean ${show(near)}?`;
    report(`${show(name)} is not a member of ${of}. ${advice}`);
  }
}
