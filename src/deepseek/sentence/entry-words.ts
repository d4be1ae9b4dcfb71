// One entry of an answer as a sentence has it, and back: an ARN is its name, and its place where that is another than the role's.
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { homeInText } from '#deepseek/answers/inputs/arn-home.ts';
import { checkEntry } from '#deepseek/answers/resolve-answer.ts';
import type { AnswersView, CheckedInput } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { parseArn, formatArn, type Arn } from '#iam/policy/arn.ts';

/** The options of a question by their value; none where it has no options. */
function optionsOf(id: FieldId, view: AnswersView): ReadonlyMap<string, string> {
  const field = fieldOf(id);
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options(view) : [];
  return new Map(options.map(({ value, label }) => [value, label]));
}

/** The ARN that the question shows as its example, if it asks for ARNs. */
function exampleArn(id: FieldId): Arn | undefined {
  const field = fieldOf(id);
  return 'example' in field ? parseArn(field.example) : undefined;
}

/** Whether its entries are let in: who uses the role, or is named in the policy of a resource. */
export const namesWho = (id: FieldId): boolean =>
  fieldOf(id).step === 'entity' || exampleArn(id)?.service === 'iam';

const splitResource = (resource: string): readonly [type: string, name: string] => {
  const at = resource.search(/[:/]/) + 1;
  return [resource.slice(0, at), resource.slice(at)];
};

/** What no sentence can hold as it is stands in quotes. */
const PLAIN = /^[^\s,;“”…]*[^\s,;“”….]$/;

const inQuotes = (raw: string): string => `“${raw.replaceAll(/[“”\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd')}”`;

const quoted = (raw: string): string =>
  PLAIN.test(raw) && raw !== 'needed' && raw !== 'and' ? raw : inQuotes(raw);

function principalWords({ account, resource }: Arn, { home }: AnswersView): string | undefined {
  const [, kind, name] = /^(role|user)\/(.+)$/.exec(resource) ?? [];
  if (name === undefined || !PLAIN.test(name)) return undefined;
  return `${kind} ${name}${home.accountGiven && account === home.account ? '' : ` of ${account}`}`;
}

/** The name, with the Region and the account where they are not the role's. */
function arnWords(arn: Arn, example: Arn, view: AnswersView): string | undefined {
  const { home } = view;
  if (arn.service !== example.service) return undefined;
  const [type, name] = splitResource(arn.resource);
  if (!PLAIN.test(name)) return undefined;
  const place = view.asks('regions') && home.regions.length === 1 ? home.regions[0] : '';
  const usual = example.account === '' ? '' : home.accountGiven ? home.account : undefined;
  const region = arn.region === place || arn.region === '' ? '' : ` of ${arn.region}`;
  const account = arn.account === usual || arn.account === '' ? '' : ` in ${arn.account}`;
  return `${type === splitResource(example.resource)[0] ? name : arn.resource}${region}${account}`;
}

/** Policies of an organization say their partition by themselves. */
const partitionOf = (view: AnswersView): string =>
  view.asks('governPartition') ? view.text('governPartition') : view.home.partition;

/** The ARN of the words for a principal. */
function readPrincipalWords(words: string, view: AnswersView): string | undefined {
  const [, kind, name, owner = view.home.account] = /^(role|user) (\S+?)(?: of (\d{12}))?$/.exec(words) ?? [];
  return kind && `arn:${partitionOf(view)}:iam::${owner}:${kind}/${name}`;
}

/** The ARN of a name and its place. */
function readArnWords(words: string, example: Arn, view: AnswersView): string | undefined {
  const [, name, region, account] = /^(\S+?)(?: of ([a-z0-9-]+))?(?: in (\d{12}|aws))?$/.exec(words) ?? [];
  if (name === undefined) return undefined;
  const { home } = view;
  const [type] = splitResource(example.resource);
  return formatArn({
    partition: partitionOf(view),
    service: example.service,
    region: example.region === '' ? '' : (region ?? home.regions[0] ?? ''),
    account: account ?? (example.account === '' ? '' : home.account),
    resource: /^[a-z-]+\//.test(name) ? name : `${type}${name}`,
  });
}

/** Whether two entries are one answer. */
const meansSame = (value: unknown, other: CheckedInput<unknown>): boolean =>
  other.ok && (value === other.value || JSON.stringify(value) === JSON.stringify(other.value));

/** The name at the end of an ARN. */
const nameIn = (text: string): string | undefined =>
  text.startsWith('arn:')
    ? quoted(text.slice(Math.max(text.lastIndexOf(':'), text.lastIndexOf('/')) + 1))
    : undefined;

/** The words of an ARN, where there are some. */
function shortWords(id: FieldId, text: string, view: AnswersView): string | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  if (arn.service === 's3') return quoted(`s3://${arn.resource}`);
  const principal = arn.service === 'iam' ? principalWords(arn, view) : undefined;
  const example = exampleArn(id);
  return principal ?? (example ? arnWords(arn, example, view) : undefined);
}

/** The words of one entry. `readEntryWords` reads the same answer in them. */
export function entryWords(id: FieldId, raw: string, view: AnswersView): string {
  const label = optionsOf(id, view).get(raw);
  if (label !== undefined) return label;
  const read = checkEntry(id, raw, view);
  if (!read.ok) return quoted(raw);
  const value = typeof read.value === 'object' ? undefined : String(read.value);
  const [, root] = /^arn:[a-z-]+:iam::(\d{12}):root$/.exec(value ?? '') ?? [];
  const words = [
    root,
    ...(exampleArn(id) ? [] : [value, raw.trim()].map((each) => each && nameIn(each))),
    value === undefined ? undefined : shortWords(id, value, view),
    shortWords(id, raw.trim(), view),
    value === undefined || value.startsWith('arn:') ? undefined : quoted(value),
    quoted(raw.trim()),
  ];
  const place = homeInText(raw)?.region;
  const isUsual = [undefined, ...view.home.regions, ...callerHome(view).regions].includes(place);
  const isSame = (each: string | undefined): each is string => {
    if (each === undefined) return false;
    const again = readEntryWords(id, each, view);
    return (
      meansSame(read.value, checkEntry(id, again, view)) && (isUsual || homeInText(again)?.region === place)
    );
  };
  return words.find(isSame) ?? inQuotes(raw);
}

/** The entry that these words stand for. */
export function readEntryWords(id: FieldId, words: string, view: AnswersView): string {
  if (words.startsWith('“')) return words.slice(1, -1);
  for (const [value, label] of optionsOf(id, view)) if (label === words) return value;
  const principal = readPrincipalWords(words, view);
  if (principal !== undefined) return principal;
  const example = /^(?:arn:|\d{12}$)/.test(words) ? undefined : exampleArn(id);
  return (example && readArnWords(words, example, view)) ?? words;
}

/** The labels by which entries can be named, longest first. */
export const optionLabels = (id: FieldId, view: AnswersView): readonly string[] =>
  [...optionsOf(id, view).values()].toSorted((a, b) => b.length - a.length);
