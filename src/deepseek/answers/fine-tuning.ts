// Where a fine-tuning job runs, and where its base weights and its image come from.
import { findModel } from '#deepseek/facts/models.ts';
import type { AnswersView } from './field.ts';

type Choices = Pick<AnswersView, 'asks' | 'text'>;

/** Whether AWS chooses the instances and the image: serverless model customization. */
export const trainsServerless = (view: Choices): boolean =>
  view.asks('trainingCompute') && view.text('trainingCompute') === 'serverless';

/** Whether the role is of the instances of a HyperPod cluster. */
export const isHyperPod = (view: Choices): boolean => view.asks('orchestrator');

/** Whether pods of an EKS cluster run on those. */
export const usesEks = (view: Choices): boolean => isHyperPod(view) && view.text('orchestrator') === 'eks';

/** Whether training runs on instances that the customer chooses. */
export const trainsOnInstances = (view: Choices): boolean =>
  isHyperPod(view) || (view.asks('trainingCompute') && view.text('trainingCompute') === 'instances');

/** Whether the base weights come from JumpStart: serverless jobs know no other source. */
export const tunesJumpStart = (view: Choices): boolean =>
  trainsServerless(view) || (view.asks('baseWeights') && view.text('baseWeights') === 'jumpstart');

/** Whether the image is one of AWS's Deep Learning Containers. */
export const trainsInAwsImage = (view: Choices): boolean =>
  view.asks('trainingImage') && view.text('trainingImage') === 'aws';

/** The model that scores answers in the recipes for reinforcement learning from AI feedback. */
export const judgeModel = () => findModel('v3.1')!;

/** Where that model can be called, of the chosen Regions. */
export const judgeRegions = ({ home }: Pick<AnswersView, 'home'>): readonly string[] =>
  home.regions.filter((region) => judgeModel().regions.includes(region));
