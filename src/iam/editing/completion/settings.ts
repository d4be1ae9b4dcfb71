// Offers the members and values of policies of settings of AWS Organizations.
import type { SettingsType } from '#iam/policy/policy.ts';
import { CHILD_OPERATORS, CHILD_VALUES, type SettingsGrammar } from '#iam/grammar/settings/grammar.ts';
import { SETTINGS_GRAMMARS } from '#iam/grammar/settings/grammars.ts';
import type { CompletionContext } from './completion-context.ts';
import type { Proposal } from './completion.ts';
import { fitOf } from './match.ts';

/** The value that a member begins as: its own example where it has one. */
function beginning({ placeAt }: SettingsGrammar, path: readonly (string | number)[], name: string): string {
  if (name === '@@assign' || name === '@@append' || name === '@@remove') {
    const example = (placeAt(path)?.example ?? null) as { readonly '@@assign'?: unknown } | null;
    return Array.isArray(example?.['@@assign']) ? '["$1"]' : '"$1"';
  }
  if (name === CHILD_OPERATORS) return '["$1"]';
  const example = placeAt([...path, name])?.example;
  return example === undefined ? '{ $1 }' : JSON.stringify(example, undefined, '\t');
}

const offer = (
  { typed }: CompletionContext,
  names: readonly string[],
  kind: Proposal['kind'],
  parts: (name: string) => Partial<Proposal>,
): readonly Proposal[] =>
  names.flatMap((name, index): readonly Proposal[] => {
    const fit = fitOf(typed, name);
    if (fit === undefined) return [];
    return [{ label: name, text: name, kind, detail: '', rank: fit * 100 + index, ...parts(name) }];
  });

function namesIn({ cursor: { container, member } }: CompletionContext): ReadonlySet<string> {
  if (container.kind !== 'object') return new Set();
  return new Set(container.members.filter((each) => each !== member).map(({ key }) => key.text));
}

export function settingsMembers(context: CompletionContext, type: SettingsType): readonly Proposal[] {
  const grammar = SETTINGS_GRAMMARS[type];
  const { placeAt } = grammar;
  const { path } = context.cursor;
  const taken = namesIn(context);
  const place = placeAt(path);
  if (!place) return [];
  const names = [...place.names, ...(place.offered ?? [])];
  return offer(
    context,
    names.filter((name) => !taken.has(name)),
    'element',
    (name) => ({
      json: beginning(grammar, path, name),
      detail: placeAt([...path, name])?.words ?? 'operator',
      more: true,
    }),
  );
}

export function settingsValues(context: CompletionContext, type: SettingsType): readonly Proposal[] {
  const { path } = context.cursor;
  const operator = path.findLast((step) => typeof step === 'string');
  if (operator === CHILD_OPERATORS) return offer(context, CHILD_VALUES, 'value', () => ({}));
  if (operator !== '@@assign') return [];
  const place = SETTINGS_GRAMMARS[type].placeAt(path.slice(0, path.lastIndexOf(operator)));
  return offer(context, place?.values ?? [], 'value', () => ({}));
}

const LABELS: Readonly<Record<SettingsType, string>> = {
  'bedrock-policy': 'Amazon Bedrock policy',
  'ec2-policy': 'Declarative policy for EC2',
};

/** A whole policy, for an empty text. */
export const newSettings = (type: SettingsType): Proposal => ({
  label: LABELS[type],
  json: JSON.stringify(SETTINGS_GRAMMARS[type].placeAt([])?.example, undefined, '\t'),
  kind: 'element',
  detail: 'a new policy',
  rank: 0,
  more: true,
});
