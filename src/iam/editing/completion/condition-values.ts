// Offers the values of condition keys: closed sets, Regions, services, accounts and the user's own ARNs.
import { readOperator } from '#iam/policy/operators.ts';
import { REGIONS } from '#iam/facts/regions.ts';
import { findKey } from '#iam/rules/key-type.ts';
import { knownValues } from '#iam/facts/condition-values.ts';
import { arnsFrom } from './arns.ts';
import type { Proposal } from './completion.ts';
import { fitOf } from './match.ts';
import { servicePrincipals } from './principals.ts';
import type { CompletionContext } from './completion-context.ts';

/** Keys whose values are names of services. */
const OF_SERVICES: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'iam:awsservicename',
  'iam:passedtoservice',
]);

const OF_ACCOUNTS: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:resourceaccount',
  'aws:sourceaccount',
  'aws:vpceaccount',
  'kms:calleraccount',
  's3:resourceaccount',
]);

const OF_REGIONS: ReadonlySet<string> = new Set(['aws:requestedregion', 'ec2:region']);

function choices(texts: readonly string[], detail: string, typed: string, rank = 0): readonly Proposal[] {
  return texts.flatMap((text, index): readonly Proposal[] => {
    const fit = fitOf(typed, text);
    return fit === undefined
      ? []
      : [{ label: text, text, kind: 'value', detail, rank: fit * 100 + rank + index }];
  });
}

function regions({ known, typed }: CompletionContext): readonly Proposal[] {
  const own = new Set(known.regions);
  const inPartition = REGIONS.filter(({ partition }) => partition === (known.partition ?? 'aws'));
  return inPartition.flatMap(({ code, name }): readonly Proposal[] => {
    const fit = fitOf(typed, code) ?? fitOf(typed, name);
    if (fit === undefined) return [];
    return [
      { label: code, text: code, kind: 'value', detail: name, rank: fit * 10 + (own.has(code) ? 0 : 5) },
    ];
  });
}

/** The completions for values of the key under the operator. */
export function conditionValues(
  operator: string,
  key: string,
  scene: CompletionContext,
): readonly Proposal[] {
  const { typed, known, reference } = scene;
  const keyName = key.toLowerCase();
  const type = findKey(keyName, reference)?.type;
  const isNull = readOperator(operator)?.family === 'Null';
  if (isNull) {
    return choices(['false', 'true'], '', typed).map((each) => ({
      ...each,
      detail: each.label === 'true' ? 'the key is not in the request' : 'the key is in the request',
    }));
  }
  if (type === 'Bool' || type === 'ArrayOfBool') return choices(['true', 'false'], '', typed);
  const values = knownValues(keyName);
  if (values) return choices(values.values, values.closed ? 'one of its values' : 'a known value', typed);
  if (OF_REGIONS.has(keyName)) return regions(scene);
  if (OF_ACCOUNTS.has(keyName)) return choices(known.accounts ?? [], 'account', typed);
  if (OF_SERVICES.has(keyName)) {
    const assumes = keyName === 'iam:awsservicename' ? 'service-linked role' : 'role';
    return servicePrincipals(typed, (service) => service.assumes === assumes);
  }
  const isArn = type === 'ARN' || type === 'ArrayOfARN' || type === 'ARNOrString';
  return isArn ? arnsFrom(scene, []).filter(({ label }) => label !== '*') : [];
}
