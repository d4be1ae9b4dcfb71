// The calls that are made once the code is changed as its model needs it, as the documents decide on them.
import { denialOf, type Denial } from '#deepseek/denials/denial.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { compareDenial, UNDECIDED, type ComparedDenial, type OwnDecision } from './compare.ts';
import { deniedCall, type CallReading } from './denied-call.ts';
import type { Ground } from './ground.ts';

/** The refused call itself, unless a model needs other ones. */
export function madeCalls(denial: Denial, { model }: Pick<CallReading, 'model'>): readonly Denial[] {
  if (!model || model.calls.length === 0) return [denial];
  if (model.calls.length === 1 && model.changes.length === 0) return [denial];
  return model.calls.map(({ action, resource, context }) => {
    const texts = Object.entries(context).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    // A call that is routed to another Region is requested there.
    const region = parseArn(resource)?.region;
    return denialOf({
      ...denial,
      action,
      resource,
      region,
      context: {
        ...denial.context,
        ...Object.fromEntries(texts),
        ...(region !== undefined && region !== '' && { 'aws:RequestedRegion': region }),
      },
    });
  });
}

const WORST_FIRST: readonly OwnDecision[] = ['denied', 'undecided', 'depends', 'allowed'];

/** The worst that the documents decide of the calls. */
export function compareCalls(
  calls: readonly Denial[],
  environment: PolicyEnvironment,
  reading: CallReading,
  ground: Ground,
): ComparedDenial {
  const compared = calls.map((each) => compareDenial(each, deniedCall(each, environment, reading), ground));
  const rank = ({ decision }: ComparedDenial): number => WORST_FIRST.indexOf(decision);
  return compared.toSorted((a, b) => rank(a) - rank(b))[0] ?? UNDECIDED;
}
