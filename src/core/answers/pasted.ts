// Account and Regions that pasted ARNs already say, so that nobody is asked twice.
import { parseArn, type Arn } from '#core/iam/arn.ts';
import { partitionOfRegion } from '#core/iam/partitions.ts';
import type { View } from './field.ts';
import { readCallable } from './model-arn.ts';

/** Whether an ARN with this part in it has been pasted, usable or not. */
export function hasPasted(view: Pick<View, 'list'>, part: string): boolean {
  return view.list('modelArns').some((raw) => raw.includes(part));
}

/** Whether the answers deal with an imported model, which may have a key of its own. */
export function usesImportedModel(view: Pick<View, 'scenario' | 'list' | 'text'>): boolean {
  if (view.scenario.id === 'opensearch') return view.text('connectorTarget') === 'imported';
  return view.scenario.id !== 'invoke-arns' || hasPasted(view, ':imported-model/');
}

const SPEAKING_FIELDS = ['modelArns', 'importedModels', 'endpoints'];

/** The ARN, if it can be called where it says it is: one that is refused says nothing about the role either. */
function readWhereItIs(raw: string): Arn | undefined {
  const arn = parseArn(raw.trim());
  if (!arn || partitionOfRegion(arn.region)?.id !== arn.partition) return undefined;
  const itsPlace = {
    partition: arn.partition,
    regions: [arn.region],
    account: arn.account,
    accountGiven: false,
  };
  return readCallable(raw, itsPlace).ok ? arn : undefined;
}

/** Distinct accounts and Regions of the ARNs pasted so far, of the first one's partition only. */
export function pastedPlaces(view: Pick<View, 'list' | 'asks'>): {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
} {
  const arns = SPEAKING_FIELDS.filter((id) => view.asks(id))
    .flatMap((id) => view.list(id))
    .flatMap((raw) => readWhereItIs(raw) ?? []);
  const same = arns.filter((arn) => arn.partition === arns[0]?.partition);
  const accounts = same.map((arn) => arn.account).filter((account) => account !== '');
  return { accounts: [...new Set(accounts)], regions: [...new Set(same.map((arn) => arn.region))] };
}
