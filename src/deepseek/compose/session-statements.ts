// What a session needs to call one thing that the role calls, as statements.
import { groupBy } from '#iam/collections/group-by.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { PlannedStatement } from './planned-statement.ts';
import { conditionValues, INVOKE_ACTIONS, MANTLE_CALL } from './limits/select.ts';

const CALLS: readonly string[] = [
  ...INVOKE_ACTIONS,
  MANTLE_CALL,
  'sagemaker:InvokeEndpoint',
  'sagemaker:InvokeEndpointWithResponseStream',
  'sagemaker:InvokeEndpointAsync',
];

/** The key of files in S3. */
const isOfFiles = (statement: PlannedStatement): boolean =>
  conditionValues(statement, 'kms:ViaService').some((service) => service.startsWith('s3.'));

/** What a call needs besides itself: the guardrail it names, the key of a model, and the use of an API key. */
const isBeside = (statement: PlannedStatement): boolean =>
  !isOfFiles(statement) &&
  statement.actions.every(
    (action) =>
      action === 'bedrock:ApplyGuardrail' ||
      action === 'bedrock:GetGuardrail' ||
      action === 'kms:Decrypt' ||
      action.endsWith(':CallWithBearerToken'),
  );

const PROFILE = 'bedrock:InferenceProfileArn';
const THROUGH = 'aws:CalledViaLast';

/** Calls behind a profile or a Marketplace endpoint, which nobody makes by themselves. */
const isBehind = (statement: PlannedStatement): boolean =>
  conditionValues(statement, PROFILE).length > 0 || conditionValues(statement, THROUGH).length > 0;

const callsIn = ({ actions }: PlannedStatement): readonly string[] =>
  actions.filter((action) => CALLS.includes(action));

const allowing = (statements: readonly PlannedStatement[]): readonly PlannedStatement[] =>
  statements.filter(({ effect, resources }) => effect === 'Allow' && resources !== undefined);

const isComponent = (arn: string): boolean => arn.includes(':inference-component/');

/** The ARN that all Marketplace endpoints of a Region share. */
const isShared = (arn: string): boolean => arn.includes(':marketplace/');

const regionOf = (arn: string): string | undefined => parseArn(arn)?.region;

/** Endpoints that are called through the ARN that they share. */
const endpointsBehind = (statements: readonly PlannedStatement[], shared: string): readonly string[] =>
  allowing(statements)
    .filter((statement) => conditionValues(statement, THROUGH).length > 0)
    .flatMap(({ resources = [] }) => resources.filter((arn) => regionOf(arn) === regionOf(shared)));

/** The ARNs that the role calls, from which a broker chooses. */
export function sessionTargets(statements: readonly PlannedStatement[]): readonly string[] {
  const direct = allowing(statements).filter(
    (statement) => callsIn(statement).length > 0 && !isBehind(statement),
  );
  const arns = direct
    .flatMap(({ resources = [] }) => resources)
    .flatMap((arn) => (isShared(arn) ? endpointsBehind(statements, arn) : [arn]));
  // A component is called through its endpoint.
  return [...new Set(arns)].filter((arn) => !isComponent(arn));
}

type Part = Pick<PlannedStatement, 'actions' | 'resources' | 'condition'>;

/** Models behind a profile, or the endpoint behind one of Marketplace: only with the call of the target. */
function partBehind(statement: PlannedStatement, target: string): Part | undefined {
  const { resources = [], condition = {} } = statement;
  const actions = callsIn(statement);
  const operator = Object.keys(condition).find((each) => condition[each]?.[PROFILE] !== undefined);
  if (operator !== undefined) {
    if (!conditionValues(statement, PROFILE).includes(target)) return undefined;
    return { actions, resources, condition: { [operator]: { [PROFILE]: target } } };
  }
  return resources.includes(target) ? { actions, resources: [target], condition } : undefined;
}

/** The part of a statement that a call of the target needs; undefined where it needs none. */
function partFor(statement: PlannedStatement, target: string): Part | undefined {
  const { resources = [], actions } = statement;
  if (isBeside(statement)) return { actions, resources };
  const calls = callsIn(statement);
  if (calls.length === 0) return undefined;
  if (isBehind(statement)) return partBehind(statement, target);
  const shared = resources.filter((arn) => isShared(arn) && regionOf(arn) === regionOf(target));
  if (shared.length > 0 && target.includes(':endpoint/')) return { actions: calls, resources: shared };
  if (!resources.includes(target)) return undefined;
  const components = target.includes(':endpoint/') ? resources.filter(isComponent) : [];
  return { actions: calls, resources: [target, ...components] };
}

/** An asynchronous call takes its request from S3, and leaves its result there. */
const usesFiles = (statements: readonly PlannedStatement[], target: string): boolean =>
  target.includes(':endpoint/') &&
  statements.some(({ actions }) => actions.includes('sagemaker:InvokeEndpointAsync'));

const isOnFiles = ({ actions }: PlannedStatement): boolean =>
  actions.every((action) => action.startsWith('s3:') || action.startsWith('kms:'));

/** One statement for all that have the same actions and conditions, with the reasons of all. */
function withAllResources(statements: readonly PlannedStatement[]): readonly PlannedStatement[] {
  const alike = groupBy(statements, ({ actions, condition }) => JSON.stringify([actions, condition]));
  return [...alike.values()].flatMap((same): readonly PlannedStatement[] => {
    const [first] = same;
    const resources = [...new Set(same.flatMap(({ resources: some = [] }) => some))];
    return first ? [{ ...first, resources, whys: [...new Set(same.flatMap(({ whys }) => whys))] }] : [];
  });
}

/**
 * Allows calls of one thing that the role calls. The role’s other conditions are left out: they apply as well, because
 * a session has what both policies allow.
 */
export function sessionStatements(
  statements: readonly PlannedStatement[],
  target: string,
): readonly PlannedStatement[] {
  const withFiles = usesFiles(statements, target);
  return withAllResources(
    allowing(statements).flatMap((statement): readonly PlannedStatement[] => {
      const { sid, effect, actions, resources = [], whys } = statement;
      const part = withFiles && isOnFiles(statement) ? { actions, resources } : partFor(statement, target);
      return part ? [{ sid, effect, whys, ...part }] : [];
    }),
  );
}
