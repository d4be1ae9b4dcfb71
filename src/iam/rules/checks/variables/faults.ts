// Finds malformed policy variables in the elements that support variables.
import type { VariableFault } from '#iam/policy/variables.ts';
import { hasVariable, readTemplate } from '#iam/policy/variables.ts';
import { show } from '#iam/text/quote.ts';
import {
  atValue,
  type CheckContext,
  type Fix,
  type CheckFinding,
  type CheckFindings,
} from '#iam/rules/check.ts';
import { oncePer } from '#iam/rules/once-per.ts';
import type { Located, PolicyView, StatementView } from '#iam/rules/policy-view.ts';

/** The Version from which on "${…}" is more than text. */
export const VARIABLES_VERSION = '2012-10-17';

/** Whether "${" is anywhere in the policy; most have none, and are asked by many checks. */
export const mayHaveVariables = oncePer(({ source }: PolicyView) => hasVariable(JSON.stringify(source)));

/** Every text with "${" in the elements that support variables: resources and condition values. */
export const textsWithVariables = oncePer((statement: StatementView): readonly Located<string>[] => {
  const found: Located<string>[] = [];
  for (const resource of statement.resources) if (resource.variable) found.push(resource);
  for (const resource of statement.notResources) if (resource.variable) found.push(resource);
  for (const { values } of statement.conditions) {
    for (const { value, path } of values) {
      if (typeof value === 'string' && hasVariable(value)) found.push({ value, path });
    }
  }
  return found;
});

/** The replacement of a part of a text. */
interface VariableFix {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

function fixOf({ value, path }: Located<string>, { start, end, by }: VariableFix): Fix {
  const whole = value.slice(0, start) + by + value.slice(end);
  return {
    title: `Write ${by}`,
    safe: false,
    edits: [{ kind: 'replace', path, value: whole }],
  };
}

/** The first part with this fault in each text of the statement; `mend` returns the well-formed variable if there is one. */
export function faultsIn(
  statement: StatementView,
  { policy }: CheckContext,
  fault: VariableFault,
  message: (shown: string) => string,
  mend: (part: string) => string | undefined = () => undefined,
): CheckFindings {
  if (policy.version !== VARIABLES_VERSION || !mayHaveVariables(policy)) return undefined;
  const hits: CheckFinding[] = [];
  for (const text of textsWithVariables(statement)) {
    const part = readTemplate(text.value).find((each) => each.kind === 'fault' && each.fault === fault);
    if (part?.kind !== 'fault') continue;
    const by = mend(part.text);
    const fix = by === undefined ? undefined : fixOf(text, { start: part.start, end: part.end, by });
    hits.push({ message: message(show(part.text)), locations: [atValue(text.path)], ...(fix && { fix }) });
  }
  return hits;
}
