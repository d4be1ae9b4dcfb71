// Account and Regions that pasted ARNs already say, so that nobody is asked twice.
import { parseArn } from '#core/iam/arn.ts';
import { partitionOfRegion } from '#core/iam/partitions.ts';
import type { View } from './field.ts';

const SPEAKING_FIELDS = ['modelArns', 'importedModels', 'endpoints'];

/** Distinct accounts and Regions of the ARNs pasted so far, of the first one's partition only. */
export function pastedPlaces(view: Pick<View, 'list' | 'asks'>): {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
} {
  const arns = SPEAKING_FIELDS.filter((id) => view.asks(id))
    .flatMap((id) => view.list(id))
    .flatMap((raw) => parseArn(raw.trim()) ?? [])
    .filter((arn) => partitionOfRegion(arn.region)?.id === arn.partition);
  const same = arns.filter((arn) => arn.partition === arns[0]?.partition);
  const accounts = same.map((arn) => arn.account).filter((account) => /^\d{12}$/.test(account));
  return { accounts: [...new Set(accounts)], regions: [...new Set(same.map((arn) => arn.region))] };
}
