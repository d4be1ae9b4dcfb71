// What is said of a word in a statement: the title of its hover. Each row holds in every form: see forms.ts.
import type { Writing } from './forms.ts';

interface HoverRow extends Omit<Writing, 'typed'> {
  /** One of its words has the mark. */
  readonly typed: string;
  readonly title: string;
}

const ALLOW = { Effect: 'Allow' };
const read = (...actions: readonly string[]): Record<string, string | readonly string[]> => ({
  Effect: 'Allow',
  Action: actions,
});

export const HOVERS: readonly HoverRow[] = [
  { element: 'Effect', typed: 'Al█low', title: 'Allow' },
  { element: 'Effect', typed: 'De█ny', title: 'Deny' },
  { before: ALLOW, element: 'Action', entries: [], typed: 's3:Get█Object', title: 's3:GetObject' },
  {
    before: ALLOW,
    element: 'Action',
    entries: ['s3:PutObject'],
    typed: 'iam:Pass█Role',
    title: 'iam:PassRole',
  },
  { before: ALLOW, element: 'Action', entries: [], typed: 's3:GETO█BJECT', title: 's3:GetObject' },
  { before: ALLOW, element: 'NotAction', entries: [], typed: 'kms:Dec█rypt', title: 'kms:Decrypt' },
  {
    before: read('s3:GetObject'),
    element: 'Condition',
    within: ['StringEq█uals', 'aws:PrincipalOrgID'],
    typed: 'o-a',
    title: 'StringEquals',
  },
  {
    before: read('s3:GetObject'),
    element: 'Condition',
    within: ['StringEquals', 'aws:Princip█alOrgID'],
    typed: 'o-a',
    title: 'aws:PrincipalOrgID',
  },
  {
    before: read('s3:GetObject'),
    element: 'Principal',
    within: ['Service'],
    typed: 'lambda█.amazonaws.com',
    title: 'lambda.amazonaws.com',
  },
  {
    before: read('s3:GetObject'),
    element: 'Resource',
    entries: [],
    typed: 'arn:aws:s3:::acme█/x',
    title: 'arn:aws:s3:::acme/x',
  },
  { before: read('s3:GetObject'), element: 'Resource', entries: [], typed: '█*', title: '*' },
];
