// Questions on training jobs of SageMaker: on what they run, and how they and their models are named.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { trainsServerless } from '#deepseek/answers/fine-tuning.ts';
import { choiceField, textField } from '#deepseek/answers/field.ts';
import { readModelPackageGroup } from '#deepseek/answers/inputs/names.ts';
import { readJobPrefix } from '#deepseek/answers/inputs/sagemaker-names.ts';

export const questions = {
  trainingCompute: choiceField({
    key: 'tc',
    step: 'data',
    rank: 30,
    label: 'Where does the training run?',
    sentence: '{trainingCompute:instances=on instances|serverless=serverless}',
    options: () => [
      {
        value: 'instances',
        label: 'A training job on instances you choose',
        detail: 'With a recipe for SFT, DPO or reinforcement learning, or your own code',
      },
      {
        value: 'serverless',
        label: 'Serverless model customization',
        detail: 'AWS chooses the instances and the image, and starts from JumpStart’s weights',
      },
    ],
    initial: () => 'instances',
  }),
  modelPackageGroup: textField({
    key: 'mpg',
    step: 'data',
    rank: 1310,
    label: 'Model package group',
    sentence: 'into package group {modelPackageGroup}',
    hint: 'Where the tuned model is registered: a name or ARN',
    example: 'deepseek-tuned',
    required: true,
    identifying: true,
    when: trainsServerless,
    initial: () => 'deepseek-tuned',
    homeOf: homeBy(readModelPackageGroup),
    homeKind: 'beside',
    check: (raw, view) => readModelPackageGroup(raw, view.home),
    placeholder: () => 'deepseek-tuned',
  }),
  jobPrefix: textField({
    key: 'tjp',
    step: 'names',
    rank: 1320,
    label: 'Job names start with',
    hint: 'The deployer can start only training jobs with such names',
    example: 'deepseek-',
    required: true,
    identifying: true,
    initial: () => 'deepseek-',
    check: (raw) => readJobPrefix(raw),
    placeholder: () => 'deepseek-',
  }),
};
