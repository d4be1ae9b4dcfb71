// Reads VPC endpoints, and the public addresses that calls come from.
import { matchesRule } from '#iam/facts/input-rules.ts';
import type { CheckedInput } from '#deepseek/answers/field.ts';
import { notConcrete } from './not-concrete.ts';
import { accept, refuse } from './outcome.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpce */
export function readVpcEndpoint(raw: string): CheckedInput<string> {
  const text = raw.trim();
  if (matchesRule('vpceId', text)) return accept(text);
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  if (/^vpc-[0-9a-f]{8,17}$/.test(text)) {
    return refuse(
      'This is a VPC, not an endpoint in it. Endpoint IDs start with vpce-, as in vpce-0abc123def4567890',
    );
  }
  const id = /^vpce-[0-9a-f]{1,20}/.exec(text)?.[0];
  return text.includes('.') && id !== undefined && matchesRule('vpceId', id)
    ? refuse(`This is the DNS name of an endpoint. Write only its ID: ${id}`)
    : refuse('An endpoint ID is vpce- with 8 or 17 digits and letters a to f, as in vpce-0abc123def4567890');
}

/** An address as bits: 32 of them for IPv4, 128 for IPv6. */
const bitsOf = (groups: readonly number[], width: number): string =>
  groups.map((group) => group.toString(2).padStart(width, '0')).join('');

function bitsOfV4(text: string): string | undefined {
  if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return undefined;
  const parts = text.split('.');
  if (parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return undefined;
  return bitsOf(parts.map(Number), 8);
}

function bitsOfV6(text: string): string | undefined {
  if (!/^[0-9a-f:]{2,39}$/.test(text)) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: halves.length === 2 ? missing : 0 }, () => '0'), ...tail];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return undefined;
  return bitsOf(
    groups.map((group) => Number.parseInt(group, 16)),
    16,
  );
}

function addressOf(bits: string): string {
  if (bits.length === 32)
    return (bits.match(/.{8}/g) ?? []).map((part) => Number.parseInt(part, 2)).join('.');
  return (bits.match(/.{16}/g) ?? []).map((part) => Number.parseInt(part, 2).toString(16)).join(':');
}

/** Networks whose addresses AWS never sees as the source of a call. https://www.iana.org/assignments/iana-ipv4-special-registry/ */
const NOT_PUBLIC = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
  '::/8',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
].map((range) => {
  const [address = '', length = ''] = range.split('/');
  return { bits: bitsOfV4(address) ?? bitsOfV6(address) ?? '', length: Number(length) };
});

const isPrivate = (bits: string, length: number): boolean =>
  NOT_PUBLIC.some(
    (range) =>
      range.bits.length === bits.length &&
      length >= range.length &&
      bits.startsWith(range.bits.slice(0, range.length)),
  );

/** Shorter prefixes than these hold whole providers. */
const WIDE = { 32: 16, 128: 32 } as const;

/** A public address or range. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip */
export function readSourceRange(raw: string): CheckedInput<string> {
  const text = raw.trim().toLowerCase();
  const impure = notConcrete(text);
  if (impure) return refuse(impure);
  const [address = '', prefix, more] = text.slice(0, 60).split('/');
  const bits = text.length > 60 ? undefined : (bitsOfV4(address) ?? bitsOfV6(address));
  const most = bits?.length === 128 ? 128 : 32;
  if (
    bits === undefined ||
    more !== undefined ||
    (prefix !== undefined && !/^(?:0|[1-9]\d{0,2})$/.test(prefix))
  ) {
    return refuse('Type an IPv4 or IPv6 address or range, as in 203.0.113.0/24 or 2001:db8:1234::/48');
  }
  const length = prefix === undefined ? most : Number(prefix);
  if (length > most) return refuse(`The number after the slash must be from 1 to ${most}.`);
  if (length === 0) {
    return refuse(
      'This range is every address, so it limits nothing. Type the addresses your calls come from.',
    );
  }
  const network = bits.slice(0, length).padEnd(most, '0');
  if (isPrivate(bits, length)) {
    return refuse(
      `${address} is not a public address, and AWS sees only public ones here. For calls from inside a VPC, choose its endpoint; otherwise type the address of your NAT gateway or proxy.`,
    );
  }
  if (network !== bits)
    return refuse(`The range starts at a different address. Write ${addressOf(network)}/${length}`);
  return accept(
    `${address}/${length}`,
    length === most ? 'one address' : `addresses that begin with the first ${length} bits`,
    length < WIDE[most] ? 'This range is very wide: other people can have addresses in it too.' : undefined,
  );
}
