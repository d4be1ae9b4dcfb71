// Offers the fields of an ARN, one after the other.
import { PARTITIONS, REGIONS } from '#iam/facts/regions.ts';
import { arn, hasPlaceholder, PLACEHOLDER, type ArnForm } from './arn-forms.ts';
import { inSnippet, type Proposal } from './completion.ts';
import { fitOf } from './match.ts';
import type { CompletionContext } from './completion-context.ts';

/** `start` is all that stands in front of the field, `current` what is typed of it. */
export function partitions(
  start: string,
  current: string,
  { known }: CompletionContext,
): readonly Proposal[] {
  return PARTITIONS.filter(({ id }) => id.startsWith(current)).map(({ id, name }, index) =>
    arn(`${start}${id}:`, { detail: name, rank: id === known.partition ? 0 : 10 + index, more: true }),
  );
}

export function services(
  start: string,
  current: string,
  scene: CompletionContext,
  forms: readonly ArnForm[],
): readonly Proposal[] {
  const { reference } = scene;
  const names = forms.length > 0 ? [...new Set(forms.map(({ service }) => service))] : reference.prefixes;
  return names.flatMap((service): readonly Proposal[] => {
    const fit = fitOf(current, service);
    if (fit === undefined || hasPlaceholder(service)) return [];
    const detail = reference.listed(service)?.name ?? '';
    const field = arn(`${start}${service}:`, { detail, rank: fit * 10 + 1, more: true });
    const own = forms.filter((form) => form.service === service);
    const ownerless = own.filter(({ region, account }) => region === '' && account === '');
    if (ownerless.length === 0) return [field];
    // The next two fields have nothing in them: "arn:aws:s3:::".
    const fields = arn(`${start}${service}:::`, { detail, rank: fit * 10, more: true });
    return ownerless.length === own.length ? [fields] : [fields, field];
  });
}

export function regions(
  start: string,
  current: string,
  { known, typed }: CompletionContext,
  forms: readonly ArnForm[],
): readonly Proposal[] {
  const partition = typed.split(':')[1] ?? 'aws';
  const isRegional = forms.length === 0 || forms.some(({ region }) => region !== '');
  const isGlobal = forms.length === 0 || forms.some(({ region }) => region === '');
  const own = new Set(known.regions);
  const listed = isRegional
    ? REGIONS.filter((region) => region.partition === partition && region.code.startsWith(current)).map(
        ({ code, name }) =>
          arn(`${start}${code}:`, { detail: name, rank: own.has(code) ? 0 : 20, more: true }),
      )
    : [];
  const every =
    isRegional && current === '' ? [arn(`${start}*:`, { detail: 'every Region', rank: 30, more: true })] : [];
  const none =
    isGlobal && current === ''
      ? [arn(`${start}:`, { detail: 'no Region', rank: isRegional ? 40 : 0, more: true })]
      : [];
  return [...listed, ...every, ...none];
}

export function accounts(
  start: string,
  current: string,
  { known }: CompletionContext,
  forms: readonly ArnForm[],
): readonly Proposal[] {
  const literal = new Set(
    forms.map(({ account }) => account).filter((text) => text !== '' && !hasPlaceholder(text)),
  );
  const isOwned = forms.length === 0 || forms.some(({ account }) => hasPlaceholder(account));
  const isOwnerless = forms.length === 0 || forms.some(({ account }) => account === '');
  const own = isOwned ? (known.accounts ?? []) : [];
  const listed = [...own, ...literal]
    .filter((text) => text.startsWith(current))
    .map((text, index) => arn(`${start}${text}:`, { detail: 'account', rank: index, more: true }));
  if (current !== '') return listed;
  return [
    ...listed,
    ...(isOwned ? [arn(`${start}*:`, { detail: 'every account', rank: 30, more: true })] : []),
    ...(isOwnerless ? [arn(`${start}:`, { detail: 'no account', rank: isOwned ? 40 : 0, more: true })] : []),
  ];
}

/** What comes before the first thing that AWS leaves open: "function:" of "function:${FunctionName}". */
const headOf = (resource: string): string => resource.split('${', 1)[0] ?? '';

export function resources(start: string, current: string, forms: readonly ArnForm[]): readonly Proposal[] {
  return forms.flatMap(({ resource, type }): readonly Proposal[] => {
    const head = headOf(resource);
    // A name is typed already, and what follows it is not.
    const below = head === '' && current !== '' && /^\$\{[^}]*\}\/\$\{/.test(resource);
    if (below) {
      return current.includes('/') ? [] : [arn(`${start}${current}/*`, { detail: type, rank: 5 })];
    }
    if (!head.startsWith(current)) return [];
    let number = 0;
    const open = resource
      .split(PLACEHOLDER)
      .map((part, index) => (index % 2 === 0 ? inSnippet(part) : `\${${(number += 1)}:${part}}`))
      .join('');
    const form: Proposal = {
      label: `${start}${resource}`,
      text: inSnippet(start) + open,
      kind: 'arn',
      detail: type,
      rank: 10,
      snippet: true,
    };
    const isOpen = head !== resource && head !== '';
    return isOpen ? [form, arn(`${start}${head}*`, { detail: `every ${type}`, rank: 20 })] : [form];
  });
}
