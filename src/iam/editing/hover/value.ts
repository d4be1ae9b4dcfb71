// Explains a value of a condition: a date, an IP address or range, a Region, an ARN or a service principal.
import { dateOfEpoch, isEpoch, parseDate } from '#iam/policy/dates.ts';
import { formatIp, isPrivateRange, networkOf, parseIp } from '#iam/policy/ip.ts';
import { findRegion } from '#iam/facts/regions.ts';
import { readOperator } from '#iam/policy/operators.ts';
import { explainArn, regionText } from './arn.ts';
import { line, sentence, type HoverContent, type HoverContext } from './hover-content.ts';
import { explainServicePrincipal } from './service-principal.ts';

const plain = (title: string, ...texts: readonly string[]): HoverContent => ({
  title,
  lines: texts.map((text) => sentence(text)),
  links: [],
});

function explainAddress(text: string): HoverContent | undefined {
  const range = parseIp(text);
  if (!range) return undefined;
  const width = range.version === 4 ? 32 : 128;
  const size = 2n ** BigInt(width - range.prefix);
  const first = networkOf(range).address;
  const at = (address: bigint): string => formatIp({ ...range, address, prefix: width });
  const kind = isPrivateRange(range) ? 'private, never seen by aws:SourceIp' : undefined;
  return {
    title: text,
    lines: [
      ...(size === 1n
        ? [sentence(`One IPv${range.version} address.`)]
        : [
            line('From', at(first)),
            line('To', at(first + size - 1n)),
            line(
              'Addresses',
              size > 1_000_000_000n ? `2 to the power of ${width - range.prefix}` : String(size),
            ),
          ]),
      ...(kind === undefined ? [] : [line('Kind', kind)]),
    ],
    links: [],
  };
}

function explainDate(text: string): HoverContent | undefined {
  const moment = parseDate(text);
  if (moment !== undefined) return plain(text, `${new Date(moment).toUTCString()}.`);
  const date = isEpoch(text) ? dateOfEpoch(Number(text)) : undefined;
  return date === undefined ? undefined : plain(text, `Seconds since 1970: ${date}.`);
}

/** A value under an operator of this name. */
export function explainValue(
  text: string,
  operatorName: string,
  { reference }: HoverContext,
): HoverContent | undefined {
  const family = readOperator(operatorName)?.family;
  if (family === 'Ip') return explainAddress(text);
  if (family === 'Date') return explainDate(text);
  if (family === 'Null')
    return plain(
      text,
      text.toLowerCase() === 'true' ? 'The key is not in the request.' : 'The key is in the request.',
    );
  if (text.startsWith('arn:')) return explainArn(text, reference);
  if (findRegion(text)) return plain(text, `The Region ${regionText(text)}.`);
  return text.includes('.amazonaws.com') ? explainServicePrincipal(text, reference) : undefined;
}
