// Values that another check reports.
import { hasVariable } from '#iam/policy/variables.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';

/** Whether the value has a variable: its value is not known, and another check reports operators without variables. */
export const hasPolicyVariable = (value: string | number | boolean, { version }: PolicyView): boolean =>
  version === '2012-10-17' && typeof value === 'string' && hasVariable(value);
