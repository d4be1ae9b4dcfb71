// A date that counts seconds.
import { dateOfEpoch, isEpoch, parseDate } from '#iam/policy/dates.ts';
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { replaceWith } from './plain-values.ts';

/** Conditions name future dates or recent ones; an older date is a mistake. */
const EARLIEST = '2000';

/** The date that was meant by a count of milliseconds, or by a date without its dashes. */
function meant(text: string): string | undefined {
  const plain = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  if (plain !== text) return parseDate(plain) === undefined ? undefined : plain;
  return /^\d{13}$/.test(text) ? dateOfEpoch(Math.floor(Number(text) / 1000)) : undefined;
}

export default defineCheck({
  id: 'invalid-date-value',
  code: 'INVALID_DATE_VALUE',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Date as a number of seconds',
  why: 'AWS reads a bare number as seconds since 1970. The date is hard to see, and milliseconds or a date without dashes mean a different date.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date',
  bad: [
    {
      with: { Condition: { DateLessThan: { 'aws:CurrentTime': '1798761600' } } },
      at: ['Statement.0.Condition.DateLessThan.aws:CurrentTime'],
      fixed: { Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } },
    },
    {
      with: { Condition: { DateGreaterThanIfExists: { 'aws:TokenIssueTime': [1764028800] } } },
      at: ['Statement.0.Condition.DateGreaterThanIfExists.aws:TokenIssueTime.0'],
      fixed: { Condition: { DateGreaterThanIfExists: { 'aws:TokenIssueTime': ['2025-11-25T00:00:00Z'] } } },
    },
    // Milliseconds: to AWS a year with five digits.
    {
      with: { Condition: { DateLessThan: { 'aws:CurrentTime': '1798761600000' } } },
      fixed: { Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } },
    },
    // To AWS a day in 1970.
    {
      with: { Condition: { DateLessThan: { 'aws:EpochTime': '20270101' } } },
      fixed: { Condition: { DateLessThan: { 'aws:EpochTime': '2027-01-01' } } },
    },
    { with: { Condition: { DateGreaterThan: { 'aws:CurrentTime': '0' } } } },
    {
      with: { Condition: { DateLessThan: { 'aws:CurrentTime': '20279999' } } },
      at: ['Statement.0.Condition.DateLessThan.aws:CurrentTime'],
    },
  ],
  good: [
    { with: { Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } } },
    { with: { Condition: { DateLessThan: { 'aws:CurrentTime': ['2027', '2027-01', '2027-01-01'] } } } },
    { with: { Condition: { NumericLessThan: { 'aws:EpochTime': '1798761600' } } } },
  ],
  on: 'condition',
  check({ operator, values }): CheckFindings {
    if (operator?.family !== 'Date') return undefined;
    return values.flatMap(({ value, path }) => {
      const text = String(value);
      if (!isEpoch(text)) return [];
      const date = dateOfEpoch(Number(text));
      const other = meant(text);
      const fixed = other ?? (date !== undefined && date >= EARLIEST ? date : undefined);
      const is = `${show(text)} is read as seconds since 1970: ${date === undefined ? 'a date beyond the year 9999' : `\`${date}\``}.`;
      return [
        {
          message: `${is} ${other ? `Did you mean \`${other}\`?` : 'Write the date as YYYY-MM-DD, or with a time.'}`,
          locations: [atValue(path)],
          ...(fixed !== undefined && { fix: replaceWith(path, fixed, other === undefined) }),
        },
      ];
    });
  },
});
