// What the checks on Bedrock policies share: which models a statement names, and who may call them.
import type { Arn } from '#iam/policy/arn.ts';
import { globMatches, globsMeet, hasWildcard } from '#iam/policy/patterns/glob.ts';
import { soundArn } from '#iam/rules/checks/arns/arn-fields.ts';
import { matchesAction } from '#iam/rules/matches-action.ts';
import type { ActionView, PolicyView, ResourceView, StatementView } from '#iam/rules/policy-view.ts';
import { oncePer } from '#iam/rules/once-per.ts';
import { asGlob } from '#iam/reference/arn-patterns.ts';

/** "foundation-model" and "deepseek.v3.2" of an ARN of Bedrock. */
export interface BedrockName {
  readonly arn: Arn;
  readonly kind: string;
  readonly id: string;
  /** Whether the ID is one text: no wildcard, no variable. */
  readonly isOutright: boolean;
}

export function bedrockName(resource: ResourceView): BedrockName | undefined {
  if (resource.arn?.service !== 'bedrock') return undefined;
  const arn = soundArn(resource);
  const slash = arn?.resource.indexOf('/') ?? -1;
  if (!arn || slash < 1) return undefined;
  const id = arn.resource.slice(slash + 1);
  return { arn, kind: arn.resource.slice(0, slash), id, isOutright: !hasWildcard(id) && !id.includes('${') };
}

export const INVOKE = 'invokemodel';
export const STREAM = 'invokemodelwithresponsestream';
export const BATCH = 'createmodelinvocationjob';

/** Whether the entry of Action lets `bedrock:` and the name in lower case through. */
export function covers(action: ActionView, name: string, prefix = 'bedrock'): boolean {
  return matchesAction(action, `${prefix}:${name}`);
}

/** Whether the entry is one of the two invoke actions, spelled out. */
export const isInvoke = ({ prefix, name }: ActionView): boolean =>
  prefix === 'bedrock' && (name === INVOKE || name === STREAM);

export const coversInvoke = (action: ActionView): boolean => covers(action, INVOKE) || covers(action, STREAM);

/** Whether the statement allows calls of models, as far as its actions go. */
export const allowsInvoke = oncePer(
  ({ effect, actions, notActions }: StatementView) =>
    effect === 'Allow' && (notActions.length > 0 || actions.some(coversInvoke)),
);

/** What statements let through: globs for the Region and the resource part of ARNs of Bedrock. */
interface BedrockScope {
  readonly region: string;
  readonly resource: string;
}

const ANYTHING: BedrockScope = { region: '*', resource: '*' };
/** Beyond these a policy is taken to let anything through: it would take long to tell. */
const MAX_SCOPES = 400;

function scopesOf({ resources, notResources }: StatementView): readonly BedrockScope[] {
  if (notResources.length > 0) return [ANYTHING];
  return resources.flatMap(({ value, arn }): readonly BedrockScope[] => {
    // An ARN with too few fields may cover anything.
    if (!arn) return value === '*' || value.startsWith('arn:') ? [ANYTHING] : [];
    if (!globMatches(arn.service, 'bedrock')) return [];
    return [{ region: asGlob(arn.region), resource: asGlob(arn.resource) }];
  });
}

/** All that the policy's statements of a kind let through. */
export function scopeOf(
  isMeant: (statement: StatementView) => boolean,
): (policy: PolicyView) => readonly BedrockScope[] {
  return oncePer(({ statements }) => {
    const found = statements.filter(isMeant).flatMap(scopesOf);
    return found.length > MAX_SCOPES ? [ANYTHING] : found;
  });
}

export const inScope = (all: readonly BedrockScope[], region: string, resource: string): boolean =>
  all.some((each) => globsMeet(each.region, region) && globsMeet(each.resource, resource));

const calls = scopeOf(allowsInvoke);

/** Whether the policy lets one call such a resource. */
export const allowsCalling = (policy: PolicyView, region: string, resource: string): boolean =>
  inScope(calls(policy), region, resource);
