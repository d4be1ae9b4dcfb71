// IP ranges against laws, and against forms that people write.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIp, isPrivateRange, networkOf, parseIp, rangeContains, type IpRange } from './ip.ts';

const anyRange: fc.Arbitrary<IpRange> = fc.constantFrom<4 | 6>(4, 6).chain((version) => {
  const width = version === 4 ? 32 : 128;
  return fc.record({
    version: fc.constant(version),
    address: fc.bigInt({ min: 0n, max: (1n << BigInt(width)) - 1n }),
    prefix: fc.integer({ min: 0, max: width }),
  });
});

/** Text that is nearly an address. */
const anyText = fc.string({ unit: fc.constantFrom(...'0123456789abcdef.:/%* ') });

test('what is written is read back', () => {
  fc.assert(
    fc.property(anyRange, (range) => {
      expect(parseIp(formatIp(range))).toEqual(range);
    }),
  );
});

test('no text throws, and what is read is in its bounds', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string()), (text) => {
      const range = parseIp(text);
      if (!range) return;
      const width = range.version === 4 ? 32 : 128;
      expect(range.prefix).toBeLessThanOrEqual(width);
      expect(range.address >> BigInt(width)).toBe(0n);
      expect(parseIp(formatIp(range))).toEqual(range);
    }),
  );
});

test('a range holds itself, its network and its addresses, and ranges nest', () => {
  fc.assert(
    fc.property(anyRange, fc.nat(128), (range, shorter) => {
      const wider = { ...range, prefix: Math.max(0, range.prefix - shorter) };
      expect(rangeContains(wider, range)).toBe(true);
      expect(rangeContains(range, wider)).toBe(wider.prefix === range.prefix);
      expect(rangeContains(range, networkOf(range))).toBe(true);
      expect(networkOf(networkOf(range))).toEqual(networkOf(range));
      expect(networkOf(range).address).toBeLessThanOrEqual(range.address);
    }),
  );
});

test('containment is what the bits say', () => {
  fc.assert(
    fc.property(anyRange, anyRange, (outer, inner) => {
      const width = outer.version === 4 ? 32 : 128;
      const bits = (range: IpRange) => range.address.toString(2).padStart(width, '0');
      const says =
        outer.version === inner.version &&
        outer.prefix <= inner.prefix &&
        bits(inner).startsWith(bits(outer).slice(0, outer.prefix));
      expect(rangeContains(outer, inner)).toBe(says);
    }),
  );
});

test.each([
  ['192.0.2.0/24', '192.0.2.0/24'],
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7/32', '192.0.2.7'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:db8::/32', '2001:db8::/32'],
  ['::', '::'],
  ['::ffff:192.0.2.1', '::ffff:c000:201'],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
  ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
])('%s is an address or a range', (text, written) => {
  const range = parseIp(text);
  expect(range && formatIp(range)).toBe(written);
});

test.each([
  '',
  ' 192.0.2.1',
  '192.0.2',
  '192.0.2.256',
  '192.0.02.1',
  '192.0.2.1/33',
  '192.0.2.1/',
  '192.0.2.1/024',
  '192.0.2.0-192.0.2.9',
  '192.0.2.*',
  '::1::',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7:8::',
  '1:2:3:4:5:6:7',
  '12345::',
  ':1:2:3:4:5:6:7',
  '1.2.3.4::',
  'fe80::1%eth0',
  '2001:db8::/129',
  'localhost',
])('%s is none', (text) => {
  expect(parseIp(text)).toBeUndefined();
});

test('private ranges', () => {
  const isPrivate = (text: string) => isPrivateRange(parseIp(text)!);
  expect(['10.1.2.3', '172.31.0.0/16', '192.168.0.0/24', '100.64.0.0/10', 'fd12::/16'].every(isPrivate)).toBe(
    true,
  );
  expect(['10.0.0.0/7', '172.32.0.1', '192.0.2.0/24', '0.0.0.0/0', '::/0', '8.8.8.8'].some(isPrivate)).toBe(
    false,
  );
});

test('the network of a range', () => {
  expect(formatIp(networkOf(parseIp('192.0.2.77/24')!))).toBe('192.0.2.0/24');
  expect(formatIp(networkOf(parseIp('2001:db8:ffff::1/33')!))).toBe('2001:db8:8000::/33');
});
