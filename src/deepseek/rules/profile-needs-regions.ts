// A condition on the Region that cuts off Regions an inference profile routes to.
import { MODELS } from '#deepseek/facts/models.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import { bedrockName, coversInvoke } from '#iam/rules/checks/services/bedrock-policy.ts';
import { joinAnd } from '#iam/text/words.ts';

const R1 = MODELS.find(({ profile }) => profile);
const REGIONS = R1?.profile?.destinationRegions ?? [];

/** Whether the statement names the model or its profile. */
const namesIt = ({ resources }: StatementView): boolean =>
  resources.some((resource) => {
    const id = bedrockName(resource)?.id;
    return id !== undefined && (id === R1?.runtimeId || id === R1?.profile?.id);
  });

/** The Regions of the profile that the condition's values leave out; none where they leave out all or nothing. */
function leftOut({ values, operator }: ConditionView): readonly string[] {
  const out = REGIONS.filter(
    (region) =>
      !values.some(({ value }) => {
        const text = String(value);
        return text.includes('${') || (operator?.wildcards ? globMatches(text, region) : text === region);
      }),
  );
  return out.length < REGIONS.length ? out : [];
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
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    const { keyName, operator, path } = condition;
    if (keyName !== 'aws:requestedregion' || operator?.family !== 'String') return undefined;
    const { effect, actions, resources } = statement;
    const isAllowOf = effect === 'Allow' && !operator.negated && namesIt(statement);
    const isDenyOf =
      effect === 'Deny' &&
      operator.negated &&
      actions.some(({ prefix }) => prefix === 'bedrock') &&
      (namesIt(statement) || resources.some(({ value }) => value === '*')) &&
      !isExempted(statement);
    if ((!isAllowOf && !isDenyOf) || !actions.some(coversInvoke)) return undefined;
    const out = leftOut(condition);
    if (out.length === 0) return undefined;
    const isNamed = namesIt(statement);
    return {
      message: `${isNamed ? '' : 'If DeepSeek-R1 is in use: '}${show(R1?.profile?.id ?? '')} also routes calls to ${joinAnd(out)}, which this condition leaves out, so such calls are denied. Add ${out.length > 1 ? 'them' : 'it'}${isDenyOf ? ', or exempt the profile with `bedrock:InferenceProfileArn`' : ''}.`,
      locations: [atKey(path)],
      severity: isNamed ? 'warning' : 'suggestion',
    };
  },
});
