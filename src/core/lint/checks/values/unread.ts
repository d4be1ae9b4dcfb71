// Values that another check tells of.
import { hasVariable } from '#core/iam/variables.ts';
import type { PolicyView } from '#core/lint/policy-view.ts';

/** Whether the value holds a variable: what it comes to is not known, or that the operator takes none is said elsewhere. */
export const isUnread = (value: string | number | boolean, { version }: PolicyView): boolean =>
  version === '2012-10-17' && typeof value === 'string' && hasVariable(value);
