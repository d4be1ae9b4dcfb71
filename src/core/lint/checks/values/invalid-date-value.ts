// A date that counts seconds.
import { dateOfEpoch, isEpoch } from '#core/iam/dates.ts';
import { show } from '#core/iam/words.ts';
import { ALL_TYPES, atValue, defineCheck, type Hits } from '#core/lint/check.ts';
import { replaceWith } from './plain-values.ts';

export default defineCheck({
  id: 'invalid-date-value',
  code: 'INVALID_DATE_VALUE',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Date as a count of seconds',
  why: 'AWS reads a bare number as seconds since 1970. Nobody can see which date that is, and a count of milliseconds, or a date without its dashes, is another one altogether.',
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
    // Milliseconds: a year with five digits.
    { with: { Condition: { DateLessThan: { 'aws:CurrentTime': '1798761600000' } } } },
    {
      with: { Condition: { DateLessThan: { 'aws:EpochTime': '20270101' } } },
      fixed: { Condition: { DateLessThan: { 'aws:EpochTime': '1970-08-23T14:35:01Z' } } },
    },
  ],
  good: [
    { with: { Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } } },
    { with: { Condition: { DateLessThan: { 'aws:CurrentTime': ['2027', '2027-01', '2027-01-01'] } } } },
    { with: { Condition: { NumericLessThan: { 'aws:EpochTime': '1798761600' } } } },
  ],
  on: 'condition',
  check({ operator, values }): Hits {
    if (operator?.family !== 'Date') return undefined;
    return values.flatMap(({ value, path }) => {
      const text = String(value);
      if (!isEpoch(text)) return [];
      const date = dateOfEpoch(Number(text));
      const meaning = date === undefined ? 'a date beyond the year 9999' : `\`${date}\``;
      return [
        {
          message: `${show(text)} counts seconds since 1970: ${meaning}. Write the date you mean as YYYY-MM-DD, or with a time.`,
          locations: [atValue(path)],
          ...(date !== undefined && { fix: replaceWith(path, date, true) }),
        },
      ];
    });
  },
});
