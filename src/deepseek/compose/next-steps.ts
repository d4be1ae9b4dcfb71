// Next steps that several scenarios share.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, MODELS } from '#deepseek/facts/models.ts';
import { PAGES, type PageId } from '#deepseek/catalog/pages.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { OneOrMany } from '#iam/policy/policy.ts';
import { dayWords } from '#iam/text/dates.ts';
import { joinAnd } from '#iam/text/words.ts';
import { oneOrMany } from './planned-statement.ts';
import { BUILDER_KEY_ACTIONS, modelKeys } from '#deepseek/shared/model-keys.ts';
import { roleArn } from './plan.ts';
import type { NextStep, Notice } from './role-kit.ts';

/** A fragment to copy. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** One step for each model that AWS has set an end for. */
export function endOfLifeSteps(models: readonly string[]): readonly NextStep[] {
  return [...new Set(models)]
    .flatMap((id) => findModel(id) ?? [])
    .filter((model) => model.endOfLife !== undefined)
    .map((model) => ({
      id: `end-of-life-${model.id}`,
      title: `Plan for the end of ${model.name}`,
      text: `AWS lists ${model.name} as legacy, and it stops working on ${dayWords(model.endOfLife!)}. Its price may rise before. Move to DeepSeek-V3.2 before then, and remove these statements.`,
      page: PAGES.bedrockLegacyModels,
    }));
}

/**
 * What is so of the models that AWS has set an end for, of those that the steps name.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/models-region-compatibility.html
 */
export const legacyNotices = (steps: readonly NextStep[], regions: readonly string[]): readonly Notice[] =>
  MODELS.filter(({ id }) => steps.some((step) => step.id === `end-of-life-${id}`)).flatMap(
    ({ id, name, runtimeId, unsureRegions = [] }) => {
      const unsure = regions.filter((region) => unsureRegions.includes(region));
      return [
        ...(unsure.length === 0
          ? []
          : [
              {
                id: `unsure-${id}`,
                title: 'Region not sure',
                text: `AWS’s pages disagree on whether ${name} is in ${joinAnd(unsure)}. Check it: aws bedrock get-foundation-model --region ${unsure[0]} --model-identifier ${runtimeId}`,
              },
            ]),
        {
          id: `legacy-${id}`,
          title: 'Closed to new accounts',
          text: `AWS closed ${name} to accounts that have not used it, and may close it to those that have not for 15 days.`,
          depends: true,
        },
      ];
    },
  );

/**
 * Service control policies that limit Regions must leave the destination Regions open. For a call through an
 * application inference profile that was copied from a system one, AWS's pages leave open which of the two ARNs
 * bedrock:InferenceProfileArn holds, so both are exempt: https://repost.aws/knowledge-center/bedrock-access-denied-exception
 */
export function profileRegionsStep({ copied = false } = {}): NextStep {
  const profile = findModel('r1')?.profile;
  const regions = profile?.destinationRegions.join(', ') ?? '';
  const source = (resource: string) => `arn:aws:bedrock:SOURCE-REGION:*:${resource}`;
  const sources = [
    source(`inference-profile/${profile?.id}`),
    ...(copied ? [source('application-inference-profile/*')] : []),
  ];
  return {
    id: 'profile-regions',
    title: 'Check policies that limit Regions',
    text: `A call through the profile can be served in ${regions}. If a service control policy or Control Tower control denies one of them, some calls fail. Add this to its Condition. SOURCE-REGION is the Region your calls start from.${
      copied
        ? ' AWS does not say which of the two profiles the key has for a copy of the us. profile, so both are here.'
        : ''
    }`,
    code: json({ ArnNotLike: { 'bedrock:InferenceProfileArn': oneOrMany(sources) } }),
    page: PAGES.bedrockProfiles,
  };
}

/** The key's side of reading encrypted weights. */
export function weightsKeyStep(checked: CheckedAnswers): NextStep {
  const foreign = checked
    .answer('weightsKeys')
    .some(({ arn }) => parseArn(arn)?.account !== checked.view.home.account);
  return {
    id: 'weights-key-policy',
    title: 'Allow the role to use the KMS key for your weights',
    text: `Add this statement to the current key policy; do not replace the policy with it. It is not needed if the key policy already delegates to IAM with a statement for the account root${
      foreign ? '; a key in another account always needs it' : ''
    }.`,
    code: json({
      Sid: 'RoleReadsWeights',
      Effect: 'Allow',
      Principal: { AWS: roleArn(checked) },
      Action: 'kms:Decrypt',
      Resource: '*',
    }),
    page: PAGES.kmsKeyPolicies,
  };
}

/** The key's side of building and calling an encrypted imported model. */
export function modelKeyStep({
  builders,
  users,
}: {
  builders: readonly string[];
  users: readonly string[];
}): NextStep {
  const build = {
    Sid: 'ImportedModelBuilders',
    Effect: 'Allow',
    Principal: { AWS: oneOrMany(builders) },
    Action: BUILDER_KEY_ACTIONS,
    Resource: '*',
  };
  const use = {
    Sid: 'ImportedModelUsers',
    Effect: 'Allow',
    Principal: { AWS: oneOrMany(users) },
    Action: 'kms:Decrypt',
    Resource: '*',
  };
  return {
    id: 'model-key-policy',
    title: 'Allow these roles to use the model’s key',
    text:
      builders.length > 0
        ? `Add this to the current key policy; do not replace the policy with it.${
            builders.length > 1 ? '' : ' Add the deployer’s ARN to its principals.'
          }${users.length > 0 ? '' : ' The roles that later call the model also need kms:Decrypt on the key.'}`
        : 'Add this statement to the current key policy; do not replace the policy with it.',
    code: [...(builders.length > 0 ? [build] : []), ...(users.length > 0 ? [use] : [])].map(json).join(',\n'),
    page: PAGES.bedrockImportKeys,
  };
}

/** The key's side of calling an encrypted imported model, for the role the wizard names. */
export function modelKeyUserSteps(checked: CheckedAnswers): readonly NextStep[] {
  return modelKeys(checked).length > 0 ? [modelKeyStep({ builders: [], users: [roleArn(checked)] })] : [];
}

/** The statement that lets a principal pass one role to one service. */
export function passRoleCode(role: string | readonly string[], service?: OneOrMany<string>): string {
  return json({
    Sid: 'PassTheRole',
    Effect: 'Allow',
    Action: 'iam:PassRole',
    Resource: typeof role === 'string' ? role : oneOrMany(role),
    ...(service ? { Condition: { StringEquals: { 'iam:PassedToService': service } } } : {}),
  });
}

/** The step that lets the deployer pass the role. */
export function passRoleStep(
  role: string | readonly string[],
  service: OneOrMany<string> | undefined,
  who: string,
): NextStep {
  return {
    id: 'deployer',
    title: 'Allow the deployer to pass the role',
    text: `The person or pipeline that ${who} needs this statement. Without it, the deployment fails with “not authorized to perform: iam:PassRole”.`,
    code: passRoleCode(role, service),
    page: PAGES.iamPassRole,
  };
}

interface OwnKeyStep {
  /** What a customer managed key may encrypt. */
  readonly noun: string;
  /** The policies that then need the statement. */
  readonly policies: string;
  readonly actions: readonly string[];
  readonly keys: readonly string[];
  readonly page: PageId;
}

/** A statement that is needed only where a resource of Bedrock has a customer managed key, which is not asked. */
export const ownKeyStep = ({ noun, policies, actions, keys, page }: OwnKeyStep): NextStep => ({
  id: `${noun}-key`,
  title: `Check whether the ${noun} uses your KMS key`,
  text: `If it does, add this to ${policies}, with the key’s ID, and allow it in the key policy.`,
  code: json({ Sid: 'UseItsKey', Effect: 'Allow', Action: oneOrMany(actions), Resource: oneOrMany(keys) }),
  page: PAGES[page],
});
