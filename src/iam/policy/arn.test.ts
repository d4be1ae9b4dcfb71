// ARNs are taken apart at their first five colons.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatArn, parseArn } from './arn.ts';
import { PARTITIONS, partitionOfRegion, REGIONS } from '#iam/facts/regions.ts';

test('what stands behind the fifth colon is the resource, colons and all', () => {
  expect(parseArn('arn:aws:logs:us-east-1:111122223333:log-group:/app:*')).toEqual({
    partition: 'aws',
    service: 'logs',
    region: 'us-east-1',
    account: '111122223333',
    resource: 'log-group:/app:*',
  });
  expect(parseArn('arn:aws:s3:::bucket')).toMatchObject({ region: '', account: '', resource: 'bucket' });
  expect(parseArn('arn:::::')).toMatchObject({ partition: '', service: '', resource: '' });
});

test('fewer fields, or another beginning, make no ARN', () => {
  for (const text of [
    '',
    'arn',
    'arn:',
    'arn:aws:s3::bucket',
    'arn::::',
    ' arn:aws:s3:::b',
    'ARN:aws:s3:::b',
  ])
    expect([text, parseArn(text)]).toEqual([text, undefined]);
});

test('an ARN is what it was once it is put together again, and any other text is none', () => {
  const texts = fc
    .array(fc.constantFrom('arn', ':', ':', 'aws', '\n', '/', '*'), { maxLength: 14 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(
      fc.oneof(
        texts,
        texts.map((text) => `arn:${text}`),
      ),
      (text) => {
        const arn = parseArn(text);
        expect(arn !== undefined).toBe(/^arn:(?:[^:]*:){4}/.test(text));
        if (arn) expect(formatArn(arn)).toBe(text);
      },
    ),
  );
});

test('the listed Regions look like those of their partition, and of no other', () => {
  for (const { code, partition } of REGIONS) {
    const like = PARTITIONS.filter(({ regionPattern }) => regionPattern.test(code)).map(({ id }) => id);
    expect([code, like, partitionOfRegion(code)?.id]).toEqual([code, [partition], partition]);
  }
});
