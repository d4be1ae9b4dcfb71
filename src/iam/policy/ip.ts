// IP addresses and ranges in conditions.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress

export interface IpRange {
  readonly version: 4 | 6;
  /** The address as written, with bits that the prefix does not count. */
  readonly address: bigint;
  /** How many leading bits count; all of them for a plain address. */
  readonly prefix: number;
}

const WIDTH = { 4: 32, 6: 128 } as const;

/** A decimal number up to `most`, without leading zeros; undefined for anything else. */
function readNumber(text: string, most: number): number | undefined {
  if (!/^(?:0|[1-9]\d{0,2})$/.test(text)) return undefined;
  const number = Number(text);
  return number <= most ? number : undefined;
}

function readIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let address = 0n;
  for (const part of parts) {
    const byte = readNumber(part, 255);
    if (byte === undefined) return undefined;
    address = address * 256n + BigInt(byte);
  }
  return address;
}

/** The groups on one side of "::", an IPv4 address at the end as two of them. */
function readGroups(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const groups: bigint[] = [];
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1 && part.includes('.')) {
      const last = readIpv4(part);
      if (last === undefined) return undefined;
      groups.push(last / 65_536n, last % 65_536n);
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(part)) return undefined;
      groups.push(BigInt(`0x${part}`));
    }
  }
  return groups;
}

function readIpv6(text: string): bigint | undefined {
  const [before = '', after, more] = text.split('::');
  if (more !== undefined || (after !== undefined && before.includes('.'))) return undefined;
  const start = readGroups(before);
  const end = readGroups(after ?? '');
  if (!start || !end) return undefined;
  const missing = 8 - start.length - end.length;
  // "::" stands for at least one group.
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...start, ...Array.from({ length: missing }, () => 0n), ...end];
  return groups.reduce((address, group) => address * 65_536n + group, 0n);
}

/** The address or CIDR range that `text` is; undefined for anything else. */
export function parseIp(text: string): IpRange | undefined {
  // No valid form is longer.
  if (text.length > 49) return undefined;
  const slash = text.indexOf('/');
  const written = slash < 0 ? text : text.slice(0, slash);
  const version = written.includes(':') ? 6 : 4;
  const address = version === 6 ? readIpv6(written) : readIpv4(written);
  const prefix = slash < 0 ? WIDTH[version] : readNumber(text.slice(slash + 1), WIDTH[version]);
  return address === undefined || prefix === undefined ? undefined : { version, address, prefix };
}

/** The lowest address of the range, which names the range. */
export function networkOf({ version, address, prefix }: IpRange): IpRange {
  const free = BigInt(WIDTH[version] - prefix);
  return { version, address: (address >> free) << free, prefix };
}

/** Whether all of `inner` is in `outer`. Addresses of the two versions are never in each other's ranges. */
export function rangeContains(outer: IpRange, inner: IpRange): boolean {
  if (outer.version !== inner.version || outer.prefix > inner.prefix) return false;
  const free = BigInt(WIDTH[outer.version] - outer.prefix);
  return outer.address >> free === inner.address >> free;
}

function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(16 * (7 - index))) & 0xffffn).toString(16),
  );
  // The longest run of zeros, the first of equals, becomes "::"; a single zero stays (RFC 5952).
  const runs = groups.map((_, from) => {
    const to = groups.findIndex((group, index) => index >= from && group !== '0');
    return (to < 0 ? 8 : to) - from;
  });
  const longest = Math.max(...runs);
  if (longest < 2) return groups.join(':');
  const from = runs.indexOf(longest);
  return `${groups.slice(0, from).join(':')}::${groups.slice(from + longest).join(':')}`;
}

/** The range as text, an address alone where all bits count. */
export function formatIp({ version, address, prefix }: IpRange): string {
  const text =
    version === 6
      ? formatIpv6(address)
      : [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join('.');
  return prefix === WIDTH[version] ? text : `${text}/${prefix}`;
}

/**
 * Addresses that no request from the internet comes from: private, carrier-grade, link-local and loopback ones. The ranges
 * for documentation are not among them.
 */
const PRIVATE_RANGES: readonly IpRange[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
  'fe80::/10',
  '::1',
].flatMap((text) => parseIp(text) ?? []);

/** Whether all of the range is private. */
export const isPrivateRange = (range: IpRange): boolean =>
  PRIVATE_RANGES.some((each) => rangeContains(each, range));
