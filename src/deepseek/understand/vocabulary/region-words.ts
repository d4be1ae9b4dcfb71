// Names that people give AWS Regions, besides their codes.
import { REGIONS } from '#iam/facts/regions.ts';

/** Names that are said and are not those of the console. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['virginia', 'northern virginia', 'north virginia', 'n virginia'],
  'us-west-1': ['california', 'northern california', 'n california'],
  'ap-northeast-1': ['japan'],
  'ap-northeast-2': ['korea'],
  'ap-south-1': ['india', 'bombay'],
  'ap-southeast-2': ['australia'],
  'ap-southeast-3': ['indonesia'],
  'eu-central-1': ['germany', 'francfort', 'frankfort'],
  'eu-north-1': ['sweden'],
  'eu-west-1': ['dublin'],
  'eu-west-2': ['uk', 'united kingdom'],
  'eu-west-3': ['france'],
  'sa-east-1': ['brazil', 'sao paulo'],
  'ca-central-1': ['montreal'],
};

const SHORT = { northeast: 'ne', northwest: 'nw', southeast: 'se', southwest: 'sw' } as const;
const shortPart = (part: string): string =>
  (SHORT as Readonly<Record<string, string>>)[part] ?? part.slice(0, 1);

/** "apse2", "ap se 2" and "apsoutheast2" for ap-southeast-2. */
function shortCodes(code: string): readonly string[] {
  const parts = code.split('-');
  const [area = '', ...rest] = parts;
  const number = rest.pop() ?? '';
  const short = [area, ...rest.map(shortPart), number];
  return [short.join(''), short.join(' '), parts.join('')];
}

/** The Region that a code or a name means, by the words people use. */
export const REGION_WORDS: readonly { readonly code: string; readonly words: readonly string[] }[] =
  REGIONS.map(({ code, name }) => ({
    code,
    words: [
      code,
      // "us east 1": the first word alone is also "for us", which says nothing.
      ...(code.startsWith('us-') ? [code.replaceAll('-', ' ')] : []),
      ...shortCodes(code),
      name.toLowerCase().replaceAll('.', ''),
      ...(OTHER_NAMES[code] ?? []),
    ],
  }));
