// The inference profiles that a statement names, and the models that they route to.
import { modelByProfileId } from '#deepseek/facts/models.ts';
import type { Edit, Fix } from '#iam/rules/check.ts';
import type { PolicyView, ResourceView, StatementView } from '#iam/rules/policy-view.ts';
import {
  allowsCalling,
  bedrockName,
  isInvoke,
  type BedrockName,
} from '#iam/rules/checks/services/bedrock-policy.ts';

export interface Profile extends BedrockName {
  readonly view: ResourceView;
}

/** The profiles that a statement names, in any Region and account. */
export function profilesIn({ resources }: StatementView): readonly Profile[] {
  return resources.flatMap((view) => {
    const name = bedrockName(view);
    return name?.isOutright && name.kind.endsWith('inference-profile') ? [{ ...name, view }] : [];
  });
}

/** "us.deepseek.r1-v1:0" is the profile of "deepseek.r1-v1:0". */
export const modelOf = (profile: string): string => profile.slice(profile.indexOf('.') + 1);

export function missingRegions({ id }: Profile, policy: PolicyView): readonly string[] {
  const regions = modelByProfileId(id)?.profile?.destinationRegions ?? [];
  return regions.filter((region) => !allowsCalling(policy, region, `foundation-model/${modelOf(id)}`));
}

/** Adds the models next to the profile, if the statement only allows calls. */
export function modelsFix(
  statement: StatementView,
  { arn, id }: Profile,
  regions: readonly string[],
): Fix | undefined {
  if (!statement.actions.every((action) => isInvoke(action) || action.name === 'getinferenceprofile'))
    return undefined;
  const models = regions.map(
    (region) => `arn:${arn.partition}:bedrock:${region}::foundation-model/${modelOf(id)}`,
  );
  const list = statement.source['Resource'];
  const path = [...statement.path, 'Resource'];
  const edits: readonly Edit[] = Array.isArray(list)
    ? models.map((value, index) => ({ kind: 'insert', path: [...path, list.length + index], value }))
    : [{ kind: 'replace', path, value: [list ?? '*', ...models] }];
  return { title: `Add the ARNs of ${modelOf(id)}`, safe: false, edits };
}
