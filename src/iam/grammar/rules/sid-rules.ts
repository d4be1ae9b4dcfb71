// Rules on Sids.
import type { Rule } from '#iam/findings/rule.ts';
import { PAGES } from '#iam/grammar/elements.ts';

const twice = (Sid: string) => ({
  Version: '2012-10-17',
  Statement: ['s3:GetObject', 's3:PutObject'].map((Action) => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
  })),
});
const [FIRST, SECOND] = twice('Reports').Statement;
const THIRD = { ...SECOND!, Action: 's3:DeleteObject' };
const onBucket = (Sid: string, Action: string) => ({
  Sid,
  Effect: 'Allow',
  Principal: { AWS: '111122223333' },
  Action,
  Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
});

export const sidRules: readonly Rule[] = [
  {
    id: 'malformed-sid',
    code: 'UNSUPPORTED_SID',
    severity: 'error',
    types: ['identity', 'trust', 'scp', 'rcp'],
    title: 'Sid with characters other than letters and digits',
    why: 'IAM and Organizations accept only A–Z, a–z and 0–9 in a Sid. Other services accept more in resource-based policies.',
    source: PAGES.sid,
    bad: [
      { with: { Sid: 'Read reports' }, at: ['Statement.0.Sid'], fixed: { Sid: 'Readreports' } },
      { type: 'trust', with: { Sid: '---' }, at: ['Statement.0.Sid'], fixed: { Sid: undefined } },
    ],
    good: [{ with: { Sid: 'ReadReports2' } }, { type: 'resource', with: { Sid: 'Read reports' } }],
  },
  {
    id: 'duplicate-sid',
    code: 'UNIQUE_SIDS_REQUIRED',
    severity: 'error',
    types: ['identity', 'trust', 'scp', 'rcp'],
    title: 'Duplicate Sid',
    why: 'In policies of IAM and Organizations, every Sid must be unique.',
    source: PAGES.sid,
    bad: [
      {
        policy: twice('Reports'),
        at: ['Statement.1.Sid', 'Statement.0.Sid'],
        fixedPolicy: { Version: '2012-10-17', Statement: [FIRST!, { ...SECOND!, Sid: 'Reports2' }] },
      },
      {
        statements: [FIRST!, { ...SECOND!, Sid: 'Reports2' }, THIRD],
        at: ['Statement.2.Sid', 'Statement.0.Sid'],
        fixedPolicy: {
          Version: '2012-10-17',
          Statement: [FIRST!, { ...SECOND!, Sid: 'Reports2' }, { ...THIRD, Sid: 'Reports3' }],
        },
      },
    ],
    // An empty Sid does not count.
    good: [{ policy: twice('') }, { statements: [FIRST!, { ...SECOND!, Sid: 'reports' }] }],
  },
  {
    id: 'repeated-sid',
    code: 'UNIQUE_SIDS_RECOMMENDED',
    severity: 'warning',
    types: ['resource'],
    title: 'Duplicate Sid in a resource policy',
    why: 'Some services refuse a policy with a duplicate Sid, others accept it. Statements with the same Sid cannot be told apart.',
    source: PAGES.sid,
    bad: [
      {
        statements: [onBucket('Reports', 's3:GetObject'), onBucket('Reports', 's3:PutObject')],
        at: ['Statement.1.Sid', 'Statement.0.Sid'],
        fixedPolicy: {
          Version: '2012-10-17',
          Statement: [onBucket('Reports', 's3:GetObject'), onBucket('Reports2', 's3:PutObject')],
        },
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].map((action) =>
            onBucket('Objects', action),
          ),
        },
        at: ['Statement.1.Sid', 'Statement.2.Sid', 'Statement.0.Sid'],
      },
    ],
    good: [
      {
        statements: [onBucket('Read', 's3:GetObject'), onBucket('Write', 's3:PutObject')],
      },
      { with: { Sid: 'Reports' } },
    ],
  },
];
