// Compiles Action and NotAction: names with wildcards, compared without regard to case.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
import { globCodes, isEverything, patternOf, type Pattern } from '#iam/policy/patterns/pattern.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { show } from '#iam/text/quote.ts';
import type { ReportProblem } from './problem.ts';

export interface ActionSet {
  readonly everything: boolean;
  /** Names without wildcards, in lower case. */
  readonly names: ReadonlySet<string>;
  readonly patterns: readonly Pattern[];
}

/** A service prefix without wildcards, a colon, and a name. */
const FORM = /^[a-z0-9-]+:[!-9;-~]+$/i;

export function compileActions(
  entries: readonly { readonly text: string; readonly path: JsonPath }[],
  report: ReportProblem,
): ActionSet {
  let everything = false;
  const names = new Set<string>();
  const patterns: Pattern[] = [];
  for (const { text, path } of entries) {
    const codes = globCodes(text.toLowerCase());
    if (isEverything(codes)) everything = true;
    else if (!FORM.test(text)) {
      report(
        path,
        `${show(text)} is not an action and matches none. Write service:Name, or * for all actions.`,
      );
    } else {
      const pattern = patternOf(codes);
      if (pattern.literal === undefined) patterns.push(pattern);
      else names.add(pattern.literal);
    }
  }
  return { everything, names, patterns };
}
