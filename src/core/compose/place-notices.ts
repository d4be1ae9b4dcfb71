// Answers that are in other Regions than the calls that need them: what is in the way of the kit's work, and its words.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { AnswersView } from '#core/answers/field.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { FamilyId } from '#core/catalog/scenario.ts';
import type { Model } from '#core/facts/models.ts';
import { parseArn } from '#core/iam/arn.ts';
import { joinAnd, joinOr } from '#core/text/words.ts';
import type { Notice, Stop } from './role-kit.ts';

/** What takes place in the Regions of the answers. */
const WORK: Readonly<Record<FamilyId, string>> = {
  call: 'calls start',
  import: 'jobs run',
  host: 'the model runs',
  search: 'calls start',
  govern: 'calls start',
};

/** "The guardrail is in eu-west-2, calls start in us-east-1." `bare` are those of `called` that nothing is in. */
export function apart(
  noun: string,
  places: readonly string[],
  bare: readonly string[],
  called: readonly string[],
  work: string = WORK.call,
): string {
  if (bare.length < called.length) return `No ${noun} is in ${joinOr(bare)}, where ${work} too.`;
  const is = places.length > 1 ? `${noun.replace(/(?= of )|$/, 's')} are` : `${noun} is`;
  return `The ${is} in ${joinAnd(places)}, ${work} in ${joinAnd(called)}.`;
}

/** What a model that none of the Regions offers stops. */
export const notOffered = (
  { name }: Model,
  regions: readonly string[],
  asked: FieldId,
): { readonly stops: Stop } => ({
  stops: { text: `${name} is not offered in ${joinOr(regions)}.`, fields: ['regions', asked] },
});

interface Placed {
  readonly field: FieldId;
  readonly noun: string;
  /** It is called, whatever else the kit does. */
  readonly called?: true;
  /** Where it matters, if not wherever the question is asked. */
  readonly when?: (view: AnswersView) => boolean;
}

/** Tasks in which an AWS service reads the files, in its own Region: other programs can read them from another. */
const READ_BY_SERVICES: ReadonlySet<string> = new Set([
  'import',
  'batch',
  'evaluation',
  'fine-tune-sagemaker',
  'hyperpod',
  'host-sagemaker',
]);

/** Whether a service of AWS reads the files, in the Region that it works in. */
export const readByServices = (view: AnswersView): boolean =>
  view.scenarios.every(({ id }) => READ_BY_SERVICES.has(id));

/** A cluster's pods can call another Region over the internet; those behind VPC endpoints call in their own. */
const bindsCluster = (view: AnswersView): boolean =>
  view.scenario.id === 'host-eks' || view.asks('vpcEndpoints');

/** Questions whose answers are each in one Region, and of use there alone. Guardrails have notices of their own. */
const PLACED: readonly Placed[] = [
  { field: 'serviceGuardrails', noun: 'guardrail' },
  { field: 'endpointGuardrails', noun: 'guardrail' },
  { field: 'weightsKeys', noun: 'KMS key', when: readByServices },
  { field: 'modelKeys', noun: 'KMS key of the model' },
  { field: 'volumeKeys', noun: 'KMS key of the volumes' },
  { field: 'trainingVolumeKeys', noun: 'KMS key of the volumes' },
  { field: 'accessPoints', noun: 'access point', when: readByServices },
  { field: 'subnets', noun: 'subnet' },
  { field: 'securityGroups', noun: 'security group' },
  { field: 'snsTopics', noun: 'topic' },
  { field: 'sharedRepositories', noun: 'repository' },
  { field: 'capacityReservations', noun: 'capacity reservation' },
  { field: 'reservationGroups', noun: 'reservation group' },
  { field: 'trainingPlans', noun: 'training plan' },
  { field: 'hyperpodEks', noun: 'EKS cluster' },
  { field: 'clusters', noun: 'EKS cluster', when: bindsCluster },
  { field: 'collections', noun: 'collection' },
  { field: 'prompts', noun: 'prompt', called: true },
  { field: 'flowPrompts', noun: 'prompt' },
  { field: 'endpoints', noun: 'endpoint', called: true },
  { field: 'inferenceComponents', noun: 'inference component', called: true },
  { field: 'marketplaceEndpoints', noun: 'endpoint', called: true },
  { field: 'importedModels', noun: 'imported model', called: true },
  { field: 'endpointImported', noun: 'imported model' },
  { field: 'appProfiles', noun: 'profile', called: true },
  { field: 'agentRuntimes', noun: 'runtime', called: true },
  { field: 'modelArns', noun: 'ARN', called: true },
];

interface Regional {
  readonly region?: string;
  readonly arn?: string;
  readonly arns?: readonly string[];
}

const regionsOfArns = (arns: readonly string[]): readonly string[] =>
  arns.flatMap((arn) => parseArn(arn)?.region || []);

/** The Regions that an answer names; none for one that is in whichever Region is chosen. */
function regionsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return regionsOfArns([value]);
  if (typeof value !== 'object' || value === null) return [];
  const { region, arn, arns = [] }: Regional = value;
  return region === undefined ? regionsOfArns([...(arn === undefined ? [] : [arn]), ...arns]) : [region];
}

/** One notice for each question none of whose answers is in a Region of the others. */
export function placeNotices(checked: CheckedAnswers): readonly Notice[] {
  const { view } = checked;
  if (!view.asks('regions')) return [];
  const { regions } = view.home;
  return PLACED.flatMap(({ field, noun, called, when }) => {
    if (!view.asks(field) || when?.(view) === false) return [];
    const value: unknown = checked.answer(field);
    const entries = Array.isArray(value) ? value.map(regionsIn) : [];
    const places = [...new Set(entries.flat())];
    const fits = entries.length === 0 || entries.some((named) => named.length === 0);
    if (fits || places.some((region) => regions.includes(region))) return [];
    const text = apart(noun, places, regions, regions, called ? WORK.call : WORK[view.scenario.family]);
    return [{ id: `region-${field}`, text, stops: { text, fields: [field, 'regions'] } }];
  });
}
