// What the checks on conditions of resource control policies share.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
import type { StatementView } from '#iam/rules/policy-view.ts';

const isTrue = (value: string | number | boolean): boolean => String(value).toLowerCase() === 'true';
const isFalse = (value: string | number | boolean): boolean => String(value).toLowerCase() === 'false';

/** Whether the statement asks whether an AWS service calls, and wants that answer. */
export const asksForService = (statement: StatementView, answer: boolean): boolean =>
  statement.conditions.some(
    ({ keyName, operator, values }) =>
      keyName === 'aws:principalisawsservice' &&
      operator?.family === 'Bool' &&
      values.some(({ value }) => (answer ? isTrue(value) : isFalse(value))),
  );

/** Whether the statement only matches requests that carry the source's account or ARN. */
export const asksForSource = (statement: StatementView): boolean =>
  statement.conditions.some(
    ({ keyName, operator, values }) =>
      (keyName === 'aws:sourceaccount' || keyName === 'aws:sourcearn') &&
      operator?.family === 'Null' &&
      values.length > 0 &&
      values.every(({ value }) => isFalse(value)),
  );
