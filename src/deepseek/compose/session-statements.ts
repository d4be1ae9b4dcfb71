// What a session needs to call one thing that the role calls, as grants.
import { groupBy } from '#iam/collections/group-by.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Grant } from './planned-statement.ts';
import { conditionValues, INVOKE_ACTIONS, MANTLE_CALL } from './lockdown/select.ts';

const CALLS: readonly string[] = [
  ...INVOKE_ACTIONS,
  MANTLE_CALL,
  'sagemaker:InvokeEndpoint',
  'sagemaker:InvokeEndpointWithResponseStream',
  'sagemaker:InvokeEndpointAsync',
];

/** The key of files in S3. */
const isOfFiles = (grant: Grant): boolean =>
  conditionValues(grant, 'kms:ViaService').some((service) => service.startsWith('s3.'));

/** What a call needs besides itself: the guardrail it names, the key of a model, and the use of an API key. */
const isBeside = (grant: Grant): boolean =>
  !isOfFiles(grant) &&
  grant.actions.every(
    (action) =>
      action === 'bedrock:ApplyGuardrail' ||
      action === 'bedrock:GetGuardrail' ||
      action === 'kms:Decrypt' ||
      action.endsWith(':CallWithBearerToken'),
  );

const PROFILE = 'bedrock:InferenceProfileArn';
const THROUGH = 'aws:CalledViaLast';

/** Calls behind a profile or a Marketplace endpoint, which nobody makes by themselves. */
const isBehind = (grant: Grant): boolean =>
  conditionValues(grant, PROFILE).length > 0 || conditionValues(grant, THROUGH).length > 0;

const callsIn = ({ actions }: Grant): readonly string[] => actions.filter((action) => CALLS.includes(action));

const allowing = (grants: readonly Grant[]): readonly Grant[] =>
  grants.filter(({ effect, resources }) => effect === 'Allow' && resources !== undefined);

const isComponent = (arn: string): boolean => arn.includes(':inference-component/');

/** The ARN that all Marketplace endpoints of a Region share. */
const isShared = (arn: string): boolean => arn.includes(':marketplace/');

const regionOf = (arn: string): string | undefined => parseArn(arn)?.region;

/** Endpoints that are called through the ARN that they share. */
const endpointsBehind = (grants: readonly Grant[], shared: string): readonly string[] =>
  allowing(grants)
    .filter((grant) => conditionValues(grant, THROUGH).length > 0)
    .flatMap(({ resources = [] }) => resources.filter((arn) => regionOf(arn) === regionOf(shared)));

/** The ARNs that the role calls, from which a broker chooses. */
export function sessionTargets(grants: readonly Grant[]): readonly string[] {
  const direct = allowing(grants).filter((grant) => callsIn(grant).length > 0 && !isBehind(grant));
  const arns = direct
    .flatMap(({ resources = [] }) => resources)
    .flatMap((arn) => (isShared(arn) ? endpointsBehind(grants, arn) : [arn]));
  // A component is called through its endpoint.
  return [...new Set(arns)].filter((arn) => !isComponent(arn));
}

type Part = Pick<Grant, 'actions' | 'resources' | 'condition'>;

/** Models behind a profile, or the endpoint behind one of Marketplace: only with the call of the target. */
function partBehind(grant: Grant, target: string): Part | undefined {
  const { resources = [], condition = {} } = grant;
  const actions = callsIn(grant);
  const operator = Object.keys(condition).find((each) => condition[each]?.[PROFILE] !== undefined);
  if (operator !== undefined) {
    if (!conditionValues(grant, PROFILE).includes(target)) return undefined;
    return { actions, resources, condition: { [operator]: { [PROFILE]: target } } };
  }
  return resources.includes(target) ? { actions, resources: [target], condition } : undefined;
}

/** The part of a grant that a call of the target needs; undefined where it needs none. */
function partFor(grant: Grant, target: string): Part | undefined {
  const { resources = [], actions } = grant;
  if (isBeside(grant)) return { actions, resources };
  const calls = callsIn(grant);
  if (calls.length === 0) return undefined;
  if (isBehind(grant)) return partBehind(grant, target);
  const shared = resources.filter((arn) => isShared(arn) && regionOf(arn) === regionOf(target));
  if (shared.length > 0 && target.includes(':endpoint/')) return { actions: calls, resources: shared };
  if (!resources.includes(target)) return undefined;
  const components = target.includes(':endpoint/') ? resources.filter(isComponent) : [];
  return { actions: calls, resources: [target, ...components] };
}

/** An asynchronous call takes its request from S3, and leaves its result there. */
const usesFiles = (grants: readonly Grant[], target: string): boolean =>
  target.includes(':endpoint/') &&
  grants.some(({ actions }) => actions.includes('sagemaker:InvokeEndpointAsync'));

const isOnFiles = ({ actions }: Grant): boolean =>
  actions.every((action) => action.startsWith('s3:') || action.startsWith('kms:'));

/** One grant for each statement that has the same actions and conditions, with the reasons of all. */
function withAllResources(grants: readonly Grant[]): readonly Grant[] {
  const alike = groupBy(grants, ({ actions, condition }) => JSON.stringify([actions, condition]));
  return [...alike.values()].flatMap((same): readonly Grant[] => {
    const [first] = same;
    const resources = [...new Set(same.flatMap(({ resources: some = [] }) => some))];
    return first ? [{ ...first, resources, whys: [...new Set(same.flatMap(({ whys }) => whys))] }] : [];
  });
}

/**
 * Allows calls of one thing that the role calls. The role’s other conditions are left out: they apply as well, because
 * a session has what both policies allow.
 */
export function sessionGrants(grants: readonly Grant[], target: string): readonly Grant[] {
  const withFiles = usesFiles(grants, target);
  return withAllResources(
    allowing(grants).flatMap((grant): readonly Grant[] => {
      const { sid, effect, actions, resources = [], whys } = grant;
      const part = withFiles && isOnFiles(grant) ? { actions, resources } : partFor(grant, target);
      return part ? [{ sid, effect, whys, ...part }] : [];
    }),
  );
}
