// An inference profile that may be called, without the models that it routes to.
import { modelByProfileId } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, type CheckFinding, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView, StatementView } from '#iam/rules/policy-view.ts';
import { allowsCalling, allowsInvoke } from '#iam/rules/checks/services/bedrock-policy.ts';
import { joinAnd } from '#iam/text/words.ts';
import { missingRegions, modelOf, modelsFix, profilesIn, type Profile } from './profile-models.ts';

/** Characters from which on a role is likely to have its permissions in several policies, and the models in another. */
const HALF_FULL = 4000;

/** A profile of a known DeepSeek model, which routes to known Regions. */
function deepSeekHit(
  statement: StatementView,
  profiles: readonly Profile[],
  policy: PolicyView,
): CheckFinding | undefined {
  const [first] = profiles;
  const missing = first ? missingRegions(first, policy) : [];
  if (!first || missing.length === 0) return undefined;
  const fix = modelsFix(statement, first, missing);
  return {
    message: `Calls to ${show(first.id)} also need its model in every Region that it routes to. Allow \`foundation-model/${modelOf(first.id)}\` in ${joinAnd(missing)} too, unless another policy allows it.`,
    locations: profiles.map(({ view }) => atValue(view.path)),
    severity: policy.size > HALF_FULL ? 'suggestion' : 'warning',
    ...(fix && { fix }),
  };
}

/** A profile of another model, or one of your own, whose models are not known here. */
function otherHit({ id, kind, view }: Profile, policy: PolicyView): CheckFinding | undefined {
  const isOwn = kind === 'application-inference-profile';
  // These are not AWS's profiles: see profile-of-other-kind and unknown-deepseek-model.
  if (!isOwn && (!id.includes('.') || id.includes('deepseek'))) return undefined;
  if (allowsCalling(policy, '*', `foundation-model/${isOwn ? '*' : modelOf(id)}`)) return undefined;
  return {
    message: `Calls to the profile ${show(id)} also need its foundation model in every Region that it routes to, which this policy does not allow. Add those ARNs, unless another policy allows them.`,
    locations: [atValue(view.path)],
    // The models of an application inference profile are not known here.
    severity: isOwn ? 'suggestion' : 'warning',
  };
}

const PROFILE = 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0';
const CALLS_PROFILE = { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: PROFILE };

const MANY = Array.from(
  { length: 60 },
  (_, index) => `arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5${10 + index}`,
);

export default defineCheck({
  id: 'inference-profile-without-models',
  severity: 'warning',
  types: ['identity'],
  title: 'Inference profile allowed without its models',
  why: 'A call through an inference profile is authorized twice: on the profile and on the foundation model in the Region that serves it. Allowing only the profile ends in AccessDenied, often for a Region that you did not name.',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html',
  bad: [
    {
      with: {
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: PROFILE,
      },
      at: ['Statement.0.Resource'],
      fixed: {
        Resource: [
          PROFILE,
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-2::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-west-2::foundation-model/deepseek.r1-v1:0',
        ],
      },
    },
    // Two of the three Regions are not enough.
    {
      with: {
        Action: 'bedrock:InvokeModel*',
        Resource: [
          'arn:aws:bedrock:*:111122223333:inference-profile/us.deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-*::foundation-model/deepseek.r1-v1:0',
        ],
      },
      at: ['Statement.0.Resource.0'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: ['arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6'],
      },
      at: ['Statement.0.Resource.0'],
      severity: 'suggestion',
    },
    // One of your own, whose models are not known.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
      },
      at: ['Statement.0.Resource'],
      severity: 'suggestion',
    },
    {
      with: {
        Action: ['bedrock:InvokeModel'],
        Resource: [PROFILE],
      },
      at: ['Statement.0.Resource.0'],
      fixed: {
        Resource: [
          'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-east-2::foundation-model/deepseek.r1-v1:0',
          'arn:aws:bedrock:us-west-2::foundation-model/deepseek.r1-v1:0',
        ],
      },
    },
    // A long policy: the models may be in another one of the role.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [PROFILE, ...MANY],
      },
      at: ['Statement.0.Resource.0'],
      fixed: {
        Resource: [
          PROFILE,
          ...MANY,
          ...['us-east-1', 'us-east-2', 'us-west-2'].map(
            (region) => `arn:aws:bedrock:${region}::foundation-model/deepseek.r1-v1:0`,
          ),
        ],
      },
      severity: 'suggestion',
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.amazon.nova-pro-v1:0',
      },
      at: ['Statement.0.Resource'],
    },
    {
      statements: [
        CALLS_PROFILE,
        {
          Effect: 'Allow',
          Action: 'bedrock:InvokeModel',
          Resource: [
            'nothing',
            'arn:aws:s3:::amzn-s3-demo-bucket',
            'arn:aws:bedrock:us-east-1::foundation-model',
          ],
        },
      ],
      at: ['Statement.0.Resource'],
      fixedPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'bedrock:InvokeModel',
            Resource: [
              'arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.deepseek.r1-v1:0',
              'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0',
              'arn:aws:bedrock:us-east-2::foundation-model/deepseek.r1-v1:0',
              'arn:aws:bedrock:us-west-2::foundation-model/deepseek.r1-v1:0',
            ],
          },
          {
            Effect: 'Allow',
            Action: 'bedrock:InvokeModel',
            Resource: [
              'nothing',
              'arn:aws:s3:::amzn-s3-demo-bucket',
              'arn:aws:bedrock:us-east-1::foundation-model',
            ],
          },
        ],
      },
    },
  ],
  good: [
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [PROFILE, 'arn:aws:bedrock:*::foundation-model/deepseek.r1-v1:0'],
      },
    },
    // In two statements, the models only through the profile.
    {
      statements: [
        {
          Effect: 'Allow',
          Action: 'bedrock:InvokeModel',
          Resource: 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6',
        },
        {
          Effect: 'Allow',
          Action: 'bedrock:InvokeModel',
          Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
        },
      ],
    },
    {
      with: {
        Action: 'bedrock:GetInferenceProfile',
        Resource: PROFILE,
      },
    },
    {
      with: { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:*:111122223333:inference-profile/*' },
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:*:*:inference-profile/us.deepseek.r1-v1:0',
      },
    },
    // No profile of AWS: another check reports it.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/a1b2c3d4e5f6',
      },
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:inference-profile/eu.deepseek.r1-v1:0',
      },
    },
    {
      statements: [
        CALLS_PROFILE,
        { Effect: 'Allow', Action: 'bedrock:*', NotResource: 'arn:aws:bedrock:*:*:provisioned-model/*' },
      ],
    },
    // An ARN with too few fields may be of anything.
    {
      statements: [
        CALLS_PROFILE,
        { Effect: 'Allow', Action: '*', Resource: ['nothing', 'arn:aws:bedrock*'] },
      ],
    },
    // Long lists are not compared.
    {
      statements: [
        CALLS_PROFILE,
        {
          Effect: 'Allow',
          Action: 'bedrock:InvokeModel',
          Resource: Array.from(
            { length: 400 },
            (_, index) => `arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e${100 + index}`,
          ),
        },
      ],
    },
  ],
  on: 'statement',
  check(statement, _same, { policy }): CheckFindings {
    if (statement.notActions.length > 0 || !allowsInvoke(statement)) return undefined;
    const profiles = profilesIn(statement);
    if (profiles.length === 0) return undefined;
    const known = profiles.filter(({ id }) => modelByProfileId(id));
    const others = profiles.filter(({ id }) => !modelByProfileId(id));
    const hits = [deepSeekHit(statement, known, policy), ...others.map((each) => otherHit(each, policy))];
    return hits.filter((hit) => hit !== undefined);
  },
});
