// Building blocks for JumpStart: the public hub, its weights and AWS's serving images.
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { servingRegistry } from '#deepseek/facts/image-registries.ts';
import { jumpStartBucket } from '#deepseek/facts/jump-start-regions.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { pullsOwnImage } from '#deepseek/answers/hosting.ts';
import { pullSharedImages } from './shared-images.ts';
import { ecrToken, pullImages, PULL_ACTIONS } from './container-images.ts';
import { arnsIn } from './region-arns.ts';

/** The public hub is AWS’s, whose account is called aws. */
const hubArns = ({ view: { home } }: CheckedAnswers, ...resources: readonly string[]): readonly string[] =>
  arnsIn({ ...home, account: 'aws' }, 'sagemaker', ...resources);

/** Models of the public hub. */
export function hubContents(checked: CheckedAnswers, model: string): readonly string[] {
  return hubArns(checked, `hub-content/SageMakerPublicHub/Model/${model}/*`);
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/jumpstart-curated-hubs-admin-guide-create.html */
export function readPublicHub(checked: CheckedAnswers, actions: readonly string[]): PlannedStatement {
  return allow({
    sid: 'ReadPublicHub',
    actions,
    resources: hubArns(checked, 'hub/SageMakerPublicHub', 'hub-content/SageMakerPublicHub/Model/*'),
    why: {
      title: 'Reads the public model hub',
      text: 'AWS owns the hub, so its ARNs have aws instead of an account ID. Reading it does not deploy anything.',
      calls: actions.map((action) => action.slice(action.indexOf(':') + 1)),
      answers: ['regions'],
      page: 'sagemakerHub',
    },
  });
}

/**
 * Weights in buckets that AWS owns, in Regions where it has them. No condition on aws:ResourceAccount can be added:
 * AWS does not publish the account that owns the buckets.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/jumpstart-deploy.html
 */
export function readJumpStart(checked: CheckedAnswers, who: string): readonly PlannedStatement[] {
  const { partition, regions } = checked.view.home;
  const buckets = regions.map((region) => `arn:${partition}:s3:::${jumpStartBucket(region)}`);
  const why = {
    answers: ['regions'],
    page: 'sagemakerJumpStart',
  } as const;
  return [
    allow({
      sid: 'ReadJumpStartCache',
      actions: 's3:GetObject',
      resources: buckets.map((bucket) => `${bucket}/*`),
      why: {
        ...why,
        title: 'Reads AWS’s copy of the model files',
        text: `${who} reads the buckets in which AWS keeps JumpStart models. AWS owns them and does not publish its account, so no condition names one.`,
        doubt:
          'Confirmed for the Qwen distills. That JumpStart’s other DeepSeek models are in the same buckets is inferred.',
      },
    }),
    allow({
      sid: 'ListJumpStartCache',
      actions: 's3:ListBucket',
      resources: buckets,
      why: {
        ...why,
        title: 'Lists AWS’s model files',
        text: 'AWS owns the buckets, which hold only public models.',
        calls: ['ListObjectsV2'],
      },
    }),
  ];
}

/** The account of AWS's images in a Region: AWS's list, or what the wizard asked for. */
export const registryOf = (checked: CheckedAnswers, region: string): string =>
  servingRegistry(region) ?? checked.answer('registryAccount');

/**
 * Pulls AWS's Deep Learning Containers. Like the weights, they are in an account of AWS.
 * https://aws.github.io/deep-learning-containers/reference/available_images/
 */
export function pullAwsImages(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition, regions } = checked.view.home;
  const asked = checked.view.asks('registryAccount') ? (['registryAccount'] as const) : [];
  return [
    ecrToken(['regions']),
    allow({
      sid: 'PullAwsServingImage',
      actions: PULL_ACTIONS,
      resources: regions.map(
        (region) => `arn:${partition}:ecr:${region}:${registryOf(checked, region)}:repository/*`,
      ),
      why: {
        title: 'Pulls AWS’s serving image',
        text: 'AWS’s images are in its own accounts, which differ by Region. The repository a model needs changes with its version, so all of them are allowed. Images from public.ecr.aws/deep-learning-containers do not need this statement.',
        calls: ['docker pull'],
        answers: ['regions', ...asked],
        page: 'deepLearningContainers',
        doubt:
          'These accounts have the DJL (LMI), TGI and vLLM images of AWS’s SageMaker SDK. Others are elsewhere: compare with the image URI.',
      },
    }),
  ];
}

/** The serving image of a host: from the repositories that are named, or AWS's. */
export const pullServingImages = (
  checked: CheckedAnswers,
  home: RoleHome = checked.view.home,
  asked: 'repositories' | 'taskImages' = 'repositories',
): readonly PlannedStatement[] =>
  pullsOwnImage(checked.view)
    ? [...pullImages(checked, asked, home), ...pullSharedImages(checked)]
    : pullAwsImages(checked);
