// The account and Regions in pasted ARNs, so that the wizard does not ask for them again.
import { HOME_KINDS, type AnswersView } from './field.ts';

/** Whether an ARN with this part in it has been pasted, usable or not. */
export function hasPasted(view: Pick<AnswersView, 'list'>, part: string): boolean {
  return view.list('modelArns').some((raw) => raw.includes(part));
}

/**
 * Distinct accounts and Regions of the ARNs pasted so far, of the first one's partition only. The Regions are those of
 * the ARNs that say most. Where the models are in another account than the role, their ARNs do not say the role's.
 */
export function pastedHomes(view: Pick<AnswersView, 'arnHomes' | 'asks'>): {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
} {
  const kinds = HOME_KINDS.map((kind) => ({ kind, homes: view.arnHomes(kind) }));
  const partition = kinds.flatMap(({ homes }) => homes)[0]?.partition;
  const same = kinds.map(({ kind, homes }) => ({
    kind,
    homes: homes.filter((home) => home.partition === partition),
  }));
  const accounts = same
    .filter(({ kind }) => kind !== 'called' || !view.asks('modelAccount'))
    .flatMap(({ homes }) => homes.flatMap(({ account }) => account || []));
  const regions = same.find(({ homes }) => homes.length > 0)?.homes.map(({ region }) => region) ?? [];
  return { accounts: [...new Set(accounts)], regions: [...new Set(regions)] };
}

/** The Regions of the ARNs of what calls, in the partition of the role. */
export const pastedCallerRegions = (view: Pick<AnswersView, 'arnHomes' | 'home'>): readonly string[] => [
  ...new Set(
    view
      .arnHomes('caller')
      .flatMap(({ partition, region }) => (partition === view.home.partition ? [region] : [])),
  ),
];
