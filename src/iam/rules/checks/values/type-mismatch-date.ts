// A value that is not a date, under a date operator.
import { isEpoch, parseDate } from '#iam/policy/dates.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { replaceWith, shown } from './plain-values.ts';
import { hasPolicyVariable } from './policy-variables.ts';

/** The date with spaces around it gone and a T before the time. */
function correctedDate(text: string): string | undefined {
  const date = text.trim().replace(/^(\d{4}-\d\d-\d\d) +(?=\d)/, '$1T');
  return parseDate(date) === undefined ? undefined : date;
}

export default defineCheck({
  id: 'type-mismatch-date',
  code: 'TYPE_MISMATCH_DATE',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'No date',
  why: 'Date operators compare dates in ISO 8601, from the year alone to 2027-01-31T09:30:00Z. Any other value, or a day that does not exist, never matches.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
  bad: [
    {
      with: { Condition: { DateLessThan: { 'aws:CurrentTime': '31.01.2027' } } },
      at: ['Statement.0.Condition.DateLessThan.aws:CurrentTime'],
    },
    {
      with: { Condition: { DateGreaterThan: { 'aws:CurrentTime': ['2027-01-31', '2027-02-30'] } } },
      at: ['Statement.0.Condition.DateGreaterThan.aws:CurrentTime.1'],
    },
    {
      with: { Condition: { DateLessThanEquals: { 'aws:TokenIssueTime': '2027-01-31 09:30:00Z' } } },
      at: ['Statement.0.Condition.DateLessThanEquals.aws:TokenIssueTime'],
      fixed: { Condition: { DateLessThanEquals: { 'aws:TokenIssueTime': '2027-01-31T09:30:00Z' } } },
    },
    { with: { Condition: { DateEquals: { 'aws:CurrentTime': true } } } },
  ],
  good: [
    { with: { Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-31T09:30:00Z' } } } },
    {
      with: { Condition: { DateLessThan: { 'aws:CurrentTime': ['2027-01-31', '2027-01-31T09:30+02:00'] } } },
    },
    // Another check reports counts of seconds.
    { with: { Condition: { DateLessThan: { 'aws:CurrentTime': 1798761600 } } } },
  ],
  on: 'condition',
  check({ operator, values }, _statement, { policy }): CheckFindings {
    if (operator?.family !== 'Date') return undefined;
    return values.flatMap(({ value, path }) => {
      const text = String(value);
      if (parseDate(text) !== undefined || isEpoch(text) || hasPolicyVariable(value, policy)) return [];
      const date = correctedDate(text);
      return [
        {
          message: `${shown(value)} is not a date, so it never matches. Write it as \`2027-01-31\` or \`2027-01-31T09:30:00Z\`.`,
          locations: [atValue(path)],
          ...(date !== undefined && { fix: replaceWith(path, date, false) }),
        },
      ];
    });
  },
});
