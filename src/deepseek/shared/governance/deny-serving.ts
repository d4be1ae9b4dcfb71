// The SCP that stops new serving on SageMaker, for every model: IAM cannot see which weights a model has.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { scp, SELF_HOSTED } from './scp.ts';

/**
 * No condition key of CreateModel or CreateEndpointConfig names the origin of a model: sagemaker:ModelArn is the name
 * its maker gave it. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function denyServing(checked: CheckedAnswers): PolicyPlan {
  return scp(checked, {
    id: 'deny-serving',
    does: 'deny new SageMaker endpoints',
    suffix: 'NoServing',
    statements: [
      deny({
        sid: 'DenySageMakerServing',
        actions: [
          // Loads the weights of a bucket and measures them on ML instances.
          // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateAIRecommendationJob.html
          'sagemaker:CreateAIRecommendationJob',
          'sagemaker:CreateEndpoint',
          'sagemaker:CreateEndpointConfig',
          'sagemaker:CreateInferenceComponent',
          'sagemaker:CreateInferenceExperiment',
          'sagemaker:CreateInferenceRecommendationsJob',
          'sagemaker:CreateTransformJob',
          'sagemaker:DeployHubModel',
          // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StartInferenceExperiment.html
          'sagemaker:StartInferenceExperiment',
          'sagemaker:UpdateEndpoint',
          'sagemaker:UpdateInferenceComponent',
          'sagemaker:UpdateInferenceExperiment',
        ],
        resources: '*',
        why: {
          title: 'Denies new serving on SageMaker',
          text: 'No condition key shows which weights a SageMaker model holds, and its creator chooses its name and tags. So this denies endpoints, experiments and recommendation jobs for every model.',
          calls: [
            'CreateEndpoint',
            'CreateEndpointConfig',
            'CreateInferenceComponent',
            'CreateInferenceExperiment',
            'CreateTransformJob',
          ],
          answers: ['denyServing'],
          page: 'sagemakerActions',
        },
      }),
    ],
    leaves: [
      'It cannot tell DeepSeek from other models: new endpoints, experiments and batch transform jobs are blocked for every model.',
      'Existing endpoints: delete them, or deny sagemaker:InvokeEndpoint on them by name. A multi-model endpoint also loads weights added to its bucket later, and an inference component with 0 copies can be scaled up.',
      `Weights loaded in notebooks, training and processing jobs, on HyperPod clusters, or on ${SELF_HOSTED}.`,
      // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageValidationSpecification.html
      'Batch transform jobs that SageMaker runs to validate a new model package or algorithm.',
    ],
  });
}
