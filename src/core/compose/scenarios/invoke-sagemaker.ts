// An app calls SageMaker real-time endpoints directly.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { invokeEndpoints } from '#core/compose/blocks/sagemaker.ts';
import type { Plan } from '#core/compose/plan.ts';

export function invokeSageMaker(reading: CheckedAnswers): Plan {
  const components = reading.answer('inferenceComponents');
  const arns = [...reading.answer('endpoints'), ...components].map(({ arn }) => arn);
  return {
    main: {
      id: 'app',
      title: 'App role',
      grants: [
        invokeEndpoints(arns, reading.answer('streaming'), 'InvokeDeepSeekEndpoint', [
          'endpoints',
          ...(components.length > 0 ? (['inferenceComponents'] as const) : []),
          'streaming',
        ]),
      ],
    },
  };
}
