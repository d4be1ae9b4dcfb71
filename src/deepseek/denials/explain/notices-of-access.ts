// Messages about the account, its models and its credentials, which no policy changes.
import type { Denial } from '#deepseek/denials/denial.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { nextModel, refusedModel } from './model-fix.ts';
import { offeredWords } from './offered.ts';
import { BEDROCK, ERRORS, inRegion, whoAmI, type NoticeRow } from './notice-row.ts';

const listModels = (denial: Denial): string =>
  `aws bedrock list-foundation-models --by-provider deepseek${inRegion(denial)}`;

/** An ID that is one of the other endpoint. https://docs.aws.amazon.com/bedrock/latest/userguide/models-endpoint-availability.html */
function onMantleWords({ model: id }: Denial): readonly string[] {
  if (id === undefined) return [];
  const model = MODELS.find(({ mantleId, runtimeId }) => mantleId === id && runtimeId !== id);
  return model === undefined
    ? []
    : [
        `${show(id)} is its ID on bedrock-mantle alone: on bedrock-runtime it is ${show(model.runtimeId)}, in the call and in the policy (foundation-model/${model.runtimeId}).`,
      ];
}

export const NOTICES_OF_ACCESS = {
  'auto-scaling-key': {
    title: 'EC2 Auto Scaling may not use the key of the volumes',
    advice: 'The key policy decides this, not the rights of who starts instances.',
    text: 'An Auto Scaling group starts instances with its service-linked role, AWSServiceRoleForAutoScaling: with an encrypted volume or image, the key policy must let that role use the key and grant its use. Who starts an instance by hand uses the key with rights of their own.',
    label: 'Allow the service-linked role in the key policy',
    todo: 'In the key policy, allow arn:aws:iam::ACCOUNT:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling the actions kms:Encrypt, kms:Decrypt, kms:ReEncrypt*, kms:GenerateDataKey* and kms:DescribeKey, and in a statement of its own kms:CreateGrant with the condition Bool kms:GrantIsForAWSResource true. See that the key is enabled and in the Region of the group, too. A key of another account needs a grant for that role instead.',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html',
  },
  'function-url': {
    title: 'the policy of the function does not let the URL be called',
    advice:
      'The function’s own policy decides this; a caller in the same account may have both actions in its own instead.',
    text: 'A call of a function URL is checked as lambda:InvokeFunctionUrl and as lambda:InvokeFunction. URLs made before October 2025 needed the first alone, so policies copied from then lack the second.',
    label: 'Allow both actions for the URL',
    todo: 'Add a statement for lambda:InvokeFunction with the condition Bool lambda:InvokedViaFunctionUrl true (invoked_via_function_url in Terraform) next to the one for lambda:InvokeFunctionUrl, for the same principal. With the auth type NONE and the principal “*” everybody on the internet can call it and run up the bill of the model: take AWS_IAM, and name the callers, where they have AWS credentials.',
    code: () =>
      'aws lambda add-permission --function-name FUNCTION --statement-id url-invoke --action lambda:InvokeFunction --principal CALLER --invoked-via-function-url',
    page: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  },
  'marketplace-terms': {
    title: 'the account has not subscribed to this product of AWS Marketplace',
    text: 'The image (AMI) or model is a product of AWS Marketplace, and nobody in the account has accepted its terms yet.',
    label: 'Accept the terms once',
    todo: 'Have an administrator open the link in the message and subscribe, once for the account (aws-marketplace:Subscribe). More rights on EC2 change nothing. An image of AWS’s own, such as the Deep Learning AMI, needs no subscription.',
    page: 'https://docs.aws.amazon.com/marketplace/latest/buyerguide/buyer-ami-subscriptions.html',
  },
  'role-chaining': {
    title: 'a role that assumes a role gets one hour at most',
    text: 'The caller is a session of a role itself (role chaining): AWS limits the session that it gets to one hour. No permission and no maximum session duration of the role changes that.',
    label: 'Assume the role again before the hour ends',
    todo: 'Let the SDK assume the role and refresh it (an assume-role provider, or a profile with role_arn), or give the first role the access itself, so that no second one is needed.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining',
  },
  'session-duration': {
    title: 'the role allows no session of this length',
    text: 'The call asks for a longer session than the role’s maximum session duration.',
    label: 'Ask for less, or raise the maximum',
    todo: 'Lower DurationSeconds, or raise the maximum session duration of the role (1 to 12 hours). A role that is assumed by another role gets one hour at most.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html',
  },
  'account-not-enabled': {
    title: 'AWS has not enabled this for the account',
    text: 'AWS has not enabled this API for the account, or not in this Region. New accounts often meet this, whoever calls.',
    label: 'Ask AWS Support',
    todo: 'Check the Region, the model ID and the account’s model access first. If they are right, open a case with AWS Support: no policy changes this.',
    page: ERRORS,
  },
  'account-not-verified': {
    title: 'AWS is still verifying the account',
    text: 'AWS is validating the account or its use of this Region, or has suspended it. It says so by email.',
    label: 'Wait for the verification',
    todo: 'Wait for the email of AWS, which often takes minutes and at most some hours. After that, ask AWS Support.',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html',
  },
  'use-case-missing': {
    title: 'the account has not told its use case',
    text: 'The provider of this model wants to know the use case before the first call. DeepSeek’s models ask for none.',
    label: 'Submit the use case',
    todo: 'Open the model in the Bedrock console’s model catalog, submit the use case form, and try again after 15 minutes.',
    page: `${BEDROCK}model-access.html`,
  },
  payment: {
    title: 'the account has no valid payment method',
    text: 'The account has no valid payment method for AWS Marketplace.',
    label: 'Add a payment method',
    todo: 'Have the account’s owner add a valid payment method in the Billing console. Try again after 2 minutes.',
    page: `${BEDROCK}model-access.html`,
  },
  'model-access': {
    title: 'the account has no access to the model',
    text: (denial) =>
      `The account has no access to the model, or the model ID is not offered in this Region.${
        refusedModel(denial)?.model.endOfLife === undefined
          ? ''
          : ' AWS lists it as legacy: accounts that have not called it before, or not lately, cannot call it.'
      }`,
    label: 'Check the model in this Region',
    todo: 'See whether the Region offers the model and the account has model access. With an agreement missing, open the model in the Bedrock console once.',
    code: listModels,
    page: `${BEDROCK}model-access.html`,
  },
  'block-public-access': {
    title: 'S3 Block Public Access stops this',
    text: 'The policy or ACL would make the bucket public, and S3 Block Public Access of the bucket, the account or the organization prevents that.',
    label: 'Keep the bucket private',
    todo: 'Name the principals that need the bucket in its policy instead of “*”. Only for data that everybody may read, turn Block Public Access off for this one bucket.',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  },
  'inference-profile-needed': {
    title: 'the model answers only through its profile',
    text: ({ model }) =>
      `${model === undefined ? 'The model' : show(model)} is called through an inference profile, not by its model ID.`,
    label: 'Let the role call the inference profile',
    todo: (denial) =>
      refusedModel(denial)
        ? 'The role needs the profile, and the model in every Region it routes to.'
        : 'Use the ID of the inference profile as the model ID. The role then needs the profile, and the model in every Region it routes to.',
    code: (denial) => `aws bedrock list-inference-profiles${inRegion(denial)}`,
    page: `${BEDROCK}inference-profiles-use.html`,
  },
  'model-legacy': {
    title: 'AWS has closed the model to this account',
    text: 'AWS lists the model as legacy: accounts that never called it cannot start to, and one that has not called it lately loses it. Change to a current model.',
    label: 'Change the model',
    todo: (denial) => {
      const refused = refusedModel(denial)?.model;
      const next = refused && nextModel(refused);
      return `Change to another, active model in the app${next ? `, such as ${next.name}` : ''}, and in the wizard under Models. The role needs the statements for that model too.`;
    },
    code: listModels,
    page: `${BEDROCK}model-lifecycle.html`,
  },
  'model-unknown': {
    title: 'this Region has no such model',
    text: (denial) =>
      [
        `There is no such model ID${denial.model === undefined ? '' : `, ${show(denial.model)},`} in this Region.`,
        ...onMantleWords(denial),
        ...offeredWords(denial),
        'Custom and imported models, endpoints and profiles are called by their ARN.',
      ].join(' '),
    label: 'Check the model ID',
    todo: 'Compare the model ID in the app, with its version and its prefix, with those that the Region offers. Change the ID or the Region; statements for the model name both in its ARN, and change with them.',
    code: listModels,
    page: `${BEDROCK}models-supported.html`,
  },
  clock: {
    title: 'the clock of the caller is wrong',
    text: 'The request’s time differs from AWS’s by more than 5 minutes, so its signature counts as expired or as not yet valid.',
    label: 'Set the clock',
    todo: 'Synchronize the clock (date and time, NTP, chrony) where the caller runs, restart a container or WSL whose clock stopped, and sign each request when it is sent.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
  },
  signature: {
    title: 'the request is signed wrongly',
    text: 'The signature does not match: the secret access key is another one, or the request was changed after it was signed.',
    label: 'Check the secret and the signing',
    todo: 'Set the access key ID and its secret access key again, without spaces. Sign for the right service and Region, and see whether a proxy changes headers or the path. An ARN in a path is encoded: its “/” is %2F.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
  },
  'sts-region': {
    title: 'STS is not activated in this Region',
    text: 'The account has not activated the endpoint of AWS STS in this Region, so nobody gets credentials there.',
    label: 'Activate STS in the Region',
    todo: 'Have an administrator activate the Region’s endpoint in the IAM console, under Account settings, or get the credentials in another Region. A Region that the account has to enable is enabled first.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html',
  },
  'api-key': {
    title: 'the API key is not valid',
    text: 'The Amazon Bedrock API key has expired, is cut or is of another account or Region.',
    label: 'Create a new API key',
    todo: 'Create a new key in the Bedrock console, in the Region that is called, and set it as AWS_BEARER_TOKEN_BEDROCK. Short-term keys last as long as the session that made them, at most 12 hours.',
    page: `${BEDROCK}api-keys.html`,
  },
  'expired-token': {
    title: 'the credentials have expired',
    text: 'The temporary credentials or the sign-in have expired.',
    label: 'Get new credentials',
    todo: 'Sign in again (aws sso login) or assume the role again, remove old AWS_SESSION_TOKEN variables, and let the SDK refresh credentials itself instead of copying them.',
    code: whoAmI,
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html',
  },
  'link-expired': {
    title: 'the presigned link has expired',
    text: 'The link was signed for some time, which is over. One that was signed with temporary credentials ends with them.',
    label: 'Sign a new link',
    todo: 'Sign the link again, for the time that it is needed.',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
  },
  'no-region': {
    title: 'the caller has no Region',
    text: 'The SDK or the AWS CLI does not know which Region to call.',
    label: 'Set the Region',
    todo: 'Set AWS_REGION (or AWS_DEFAULT_REGION), the profile’s region, or region_name in the code, to a Region that offers the model.',
    code: () => 'aws configure list',
    page: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html',
  },
  'no-bootstrap': {
    title: 'the account and Region are not bootstrapped for CDK',
    text: 'CDK deploys with roles and a bucket that bootstrapping makes, and did not find them.',
    label: 'Bootstrap once',
    todo: 'Run cdk bootstrap with credentials of an administrator, once for each account and Region. If it was done, the caller may not read it: allow ssm:GetParameter on /cdk-bootstrap/*.',
    code: () => 'cdk bootstrap aws://ACCOUNT/REGION',
    page: 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html',
  },
  'invalid-token': {
    title: 'AWS does not know the credentials',
    text: 'The access key or its session token is invalid: deleted, inactive, cut, without its session token, of another partition, or for a Region that the account has not enabled.',
    label: 'Check the credentials',
    todo: 'See which access key the caller uses and whether it is active. Temporary credentials (ASIA…) need their session token.',
    code: () => 'aws configure list',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html',
  },
  'multi-factor': {
    title: 'the code of the MFA device was not accepted',
    text: 'AWS did not accept the one-time code, or the device is not of this user.',
    label: 'Try the next code',
    todo: 'Wait for a new code, check the ARN in mfa_serial, and synchronize the MFA device.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_sync.html',
  },
  'no-credentials': {
    title: 'the caller has no credentials',
    text: 'The SDK found no credentials where it looked: variables, profile, the container’s or instance’s role.',
    label: 'Give the caller a role',
    todo: 'In EKS, give the pod’s service account a role (Pod Identity or IRSA) and start the pod again. In ECS, Lambda and EC2, attach a task role, an execution role or an instance profile. A container on an instance reaches the instance’s role only with a hop limit of 2 (aws ec2 modify-instance-metadata-options --http-put-response-hop-limit 2), or with --network host. On a computer, set a profile and sign in.',
    code: () => 'aws configure list',
    page: 'https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html',
  },
  'identity-provider': {
    title: 'the account does not trust the token’s issuer or audience',
    text: 'The account has no IAM OIDC provider for the issuer of the token, AWS cannot reach its keys, or the token’s audience (aud) is not one of the provider’s.',
    label: 'Create the IAM OIDC provider',
    todo: 'Create a provider with the token’s iss as its URL, and sts.amazonaws.com as its audience. For EKS, each cluster has its own: after a cluster was made again, the trust policy of each role also names the old one, in its Federated principal and in the keys that end with :sub and :aud.',
    code: () => 'aws iam list-open-id-connect-providers',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html',
  },
} as const satisfies Readonly<Record<string, NoticeRow>>;
