// The account and Regions in pasted ARNs, so that the wizard does not ask for them again.
import type { AnswersView } from './field.ts';

/** Whether an ARN with this part in it has been pasted, usable or not. */
export function hasPasted(view: Pick<AnswersView, 'list'>, part: string): boolean {
  return view.list('modelArns').some((raw) => raw.includes(part));
}

/**
 * Distinct accounts and Regions of the ARNs pasted so far, of the first one's partition only. Where the models are in
 * another account than the role, their ARNs do not say the role's.
 */
export function pastedHomes(view: Pick<AnswersView, 'arnHomes' | 'asks'>): {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
} {
  const all = view.arnHomes();
  const same = all.filter((home) => home.partition === all[0]?.partition);
  const accounts = same
    .map((home) => home.account)
    .filter((account) => account !== '' && !view.asks('modelAccount'));
  return { accounts: [...new Set(accounts)], regions: [...new Set(same.map((home) => home.region))] };
}
