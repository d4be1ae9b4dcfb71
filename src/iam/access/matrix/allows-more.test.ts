// What counts as the same or less, and what may be more.
import { describe, expect, test } from 'vitest';
import type { AccessGrant } from './action-access.ts';
import { allowsMore } from './allows-more.ts';

const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';
const grant = (parts: Partial<AccessGrant>): AccessGrant => ({
  on: [],
  except: [],
  when: [],
  unless: [],
  ...parts,
});
const more = (before: Partial<AccessGrant>, after: Partial<AccessGrant>): boolean =>
  allowsMore({ cell: 'some', grants: [grant(before)] }, { cell: 'some', grants: [grant(after)] });

/** The first of each pair allows all that the second does, and more. */
const PAIRS: readonly (readonly [what: string, wide: Partial<AccessGrant>, narrow: Partial<AccessGrant>])[] =
  [
    ['all resources', {}, { on: [`${BUCKET}/*`] }],
    ['a pattern', { on: [`${BUCKET}*`] }, { on: [`${BUCKET}/a/*`] }],
    ['an unknown resource under all', {}, { on: ['${var.bucket}/*'] }],
    ['fewer exceptions', {}, { except: [`${BUCKET}/private/*`] }],
    ['a smaller exception', { except: [`${BUCKET}/private/a`] }, { except: [`${BUCKET}/private/*`] }],
    ['fewer conditions', {}, { when: ['Bool aws:SecureTransport true'] }],
    ['another value', { when: ['StringEquals k:a x, y'] }, { when: ['StringEquals k:a y'] }],
    [
      'fewer values that are excluded',
      { when: ['StringNotEquals k:a x'] },
      { when: ['StringNotEquals k:a x, y'] },
    ],
    ['an absent key', { when: ['StringEqualsIfExists k:a x'] }, { when: ['StringEquals k:a x'] }],
    ['a pattern of a key', { when: ['StringLike k:a x*'] }, { when: ['StringEquals k:a xy'] }],
    ['a narrower excluded pattern', { when: ['StringNotEquals k:a xy'] }, { when: ['StringNotLike k:a x*'] }],
    [
      'a wider pattern of an ARN',
      { when: ['ArnLike k:a arn:aws:s3:::*'] },
      { when: ['ArnLike k:a arn:aws:s3:::b'] },
    ],
    ['fewer denials', {}, { unless: ['StringNotEquals aws:RequestedRegion us-east-1'] }],
    [
      'a denial with one more exception',
      { unless: ['StringNotEquals aws:RequestedRegion us-east-1, us-west-2'] },
      { unless: ['StringNotEquals aws:RequestedRegion us-east-1'] },
    ],
    [
      'a denial with one more condition',
      {
        unless: [
          'StringNotEquals aws:RequestedRegion us-east-1 and ArnNotLike aws:PrincipalArn arn:aws:iam::*:role/a',
        ],
      },
      { unless: ['StringNotEquals aws:RequestedRegion us-east-1'] },
    ],
    [
      'a denial on less',
      { unless: [`Bool aws:SecureTransport false on ${BUCKET}/a`] },
      { unless: ['Bool aws:SecureTransport false'] },
    ],
  ];

describe('access', () => {
  test.each(PAIRS)('with %s is more, and the other way round less', (_what, wide, narrow) => {
    expect([more(narrow, wide), more(wide, narrow), more(wide, wide), more(narrow, narrow)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test.each<[string, Partial<AccessGrant>, Partial<AccessGrant>]>([
    ['other resources', { on: [`${BUCKET}/a`] }, { on: [`${BUCKET}/b`] }],
    ['a wildcard that would have to leave its field', { on: ['arn:*:*:*:*:x'] }, { on: ['arn:aws:sqs:a:x'] }],
    ['what is unknown now', { on: [`${BUCKET}/*`] }, { on: ['${var.bucket}/*'] }],
    ['another key', { when: ['StringEquals k:a x'] }, { when: ['StringEquals k:b x'] }],
    ['a set operator', { when: ['StringEquals k:a x'] }, { when: ['ForAllValues:StringEquals k:a x'] }],
    [
      'one value that reads like two',
      { when: ['StringEquals k:a x, y'] },
      { when: ['StringEquals k:a "x, y"'] },
    ],
    ['no operator', { when: ['${var.test} k:a x, y'] }, { when: ['${var.test} k:a x'] }],
  ])('with %s may be more', (_what, before, after) => {
    expect(more(before, after)).toBe(true);
  });

  test('that several grants cover one by one is not more, and one that none covers is', () => {
    const on = (...buckets: readonly string[]) => ({
      cell: 'some' as const,
      grants: buckets.map((name) => grant({ on: [name] })),
    });
    expect(
      allowsMore(on('arn:aws:s3:::a*', 'arn:aws:s3:::b*'), on('arn:aws:s3:::ax', 'arn:aws:s3:::bx')),
    ).toBe(false);
    expect(allowsMore(on('arn:aws:s3:::a*'), on('arn:aws:s3:::ax', 'arn:aws:s3:::c'))).toBe(true);
  });
});
