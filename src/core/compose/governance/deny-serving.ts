// The SCP that stops new serving on SageMaker, for every model: IAM cannot see which weights a model has.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { deny } from '#core/compose/grant.ts';
import type { PolicyPlan } from '#core/compose/plan.ts';
import { scp } from './scp.ts';

/**
 * No condition key of CreateModel or CreateEndpointConfig names the origin of a model: sagemaker:ModelArn is the name
 * its maker gave it. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function denyServing(reading: CheckedAnswers): PolicyPlan {
  return scp(reading, {
    id: 'deny-serving',
    does: 'no new SageMaker endpoints',
    suffix: 'NoServing',
    grants: [
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
          title: 'Nothing new is served on SageMaker',
          text: 'No condition key says which weights a SageMaker model holds, and names and tags are its maker’s choice. So this denies endpoints for every model. Experiments and recommendation jobs put models on endpoints too.',
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
      'It cannot tell DeepSeek from others: new endpoints, experiments and batch transform jobs for every model are blocked with it.',
      'Endpoints that run already: delete them, or deny sagemaker:InvokeEndpoint on them by name. A multi-model endpoint also loads weights that are put into its bucket later, and an inference component with no copies can get some.',
      'Weights loaded in notebooks, training and processing jobs, on HyperPod clusters, or on EC2, ECS and EKS.',
      // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageValidationSpecification.html
      'Batch transform jobs that SageMaker runs to validate a model package or an algorithm which somebody creates.',
    ],
  });
}
