// A condition on the Region that cuts off Regions an inference profile routes to.
import { MODELS, type InferenceProfile, type Model } from '#deepseek/facts/models.ts';
import type { Operator } from '#iam/policy/operators.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import { bedrockName, coversInvoke } from '#iam/rules/checks/services/bedrock-policy.ts';
import { joinAnd } from '#iam/text/words.ts';

/** A model that is called through a profile. */
interface Profiled extends InferenceProfile {
  readonly model: Model;
}

const PROFILED: readonly Profiled[] = MODELS.flatMap((model) =>
  model.profile ? [{ ...model.profile, model }] : [],
);

/** Whether the statement names the model or its profile. */
const names = ({ resources }: StatementView, { id, model }: Profiled): boolean =>
  resources.some((resource) => {
    const named = bedrockName(resource)?.id;
    return named === id || named === model.runtimeId;
  });

/** The Regions that the condition's values leave out; none where they leave out all or nothing. */
function leftOut(
  { values }: ConditionView,
  { wildcards }: Operator,
  regions: readonly string[],
): readonly string[] {
  const out = regions.filter(
    (region) =>
      !values.some(({ value }) => {
        const text = String(value);
        return text.includes('${') || (wildcards ? globMatches(text, region) : text === region);
      }),
  );
  return out.length < regions.length ? out : [];
}

/** Whether calls through the profile pass by the condition. */
const isExempted = ({ conditions }: StatementView): boolean =>
  conditions.some(({ keyName }) => keyName === 'bedrock:inferenceprofilearn');

export default defineCheck({
  id: 'profile-needs-regions',
  severity: 'warning',
  types: ['identity', 'scp'],
  title: 'Region condition that blocks DeepSeek-R1',
  why: 'The inference profile of DeepSeek-R1 may serve a call from us-east-1, us-east-2 or us-west-2, and each counts as the requested Region. A policy that leaves out one of them denies some calls, depending on where they are routed.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html',
  bad: [
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: [
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
          'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        ],
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
      at: ['#Statement.0.Condition.StringEquals.aws:RequestedRegion'],
      says: ['to us-east-2 and us-west-2,'],
    },
    {
      type: 'scp',
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Condition: { StringNotLike: { 'aws:requestedregion': ['us-east-*', 'eu-*'] } },
      },
      at: ['#Statement.0.Condition.StringNotLike.aws:requestedregion'],
      severity: 'suggestion',
    },
    // The model or its profile alone, among others.
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: [
          'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
          'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        ],
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
      severity: 'warning',
    },
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: [
          'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
        ],
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    // A Deny of other calls too, and of the named model.
    {
      type: 'scp',
      with: {
        Action: ['s3:*', 'bedrock:*'],
        Resource: ['*', 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2'],
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
      severity: 'suggestion',
    },
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-east-2', 'us-west-2'] } },
      },
    },
    // Calls through the profile are let by.
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Condition: {
          StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' },
          ArnNotLike: {
            'bedrock:InferenceProfileArn':
              'arn:aws:bedrock:us-east-1:*:inference-profile/us.deepseek.r1-v1:0',
          },
        },
      },
    },
    // The partition has no Bedrock, or the policy is not meant to call R1.
    { type: 'scp', with: { Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } } } },
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-2' } },
      },
    },
    // Other Regions are allowed, or this one denied.
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    // All Regions, or those of a variable.
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringLike: { 'aws:RequestedRegion': 'us-*' } },
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1', '${aws:PrincipalTag/Region}'] } },
      },
    },
    // Other models, other calls, or all that AWS has.
    {
      type: 'scp',
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.v3.2',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    {
      with: {
        Action: 'bedrock:GetFoundationModel',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    {
      type: 'scp',
      with: {
        Action: '*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    // Another key, and operators that other checks report.
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringEquals: { 'aws:PrincipalTag/Region': 'us-east-1' } },
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { ArnEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0',
        Condition: { StringEqualz: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
    // Every Region but these, whatever the model.
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const { keyName, operator, path } = condition;
    if (keyName !== 'aws:requestedregion' || operator?.family !== 'String') return undefined;
    const { effect, actions, resources } = statement;
    const isDeny = effect === 'Deny';
    // An Allow of some Regions, or a Deny of all others.
    if (effect === undefined || operator.negated !== isDeny || !actions.some(coversInvoke)) return undefined;
    if (isDeny && (isExempted(statement) || !actions.some(({ prefix }) => prefix === 'bedrock')))
      return undefined;
    const isForAll = isDeny && resources.some(({ value }) => value === '*');
    return PROFILED.flatMap((profile) => {
      const isNamed = names(statement, profile);
      const out = isNamed || isForAll ? leftOut(condition, operator, profile.destinationRegions) : [];
      if (out.length === 0) return [];
      return {
        message: `${isNamed ? '' : `If ${profile.model.name} is in use: `}${show(profile.id)} also routes calls to ${joinAnd(out)}, which this condition leaves out, so such calls are denied. Add ${out.length > 1 ? 'them' : 'it'}${isDeny ? ', or exempt the profile with `bedrock:InferenceProfileArn`' : ''}.`,
        locations: [atKey(path)],
        severity: isNamed ? 'warning' : 'suggestion',
      };
    });
  },
});
