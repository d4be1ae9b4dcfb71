// An app calls SageMaker real-time endpoints directly.
import type { Reading } from '#core/answers/read.ts';
import { invokeEndpoints } from '#core/compose/blocks/sagemaker.ts';
import type { Plan } from '#core/compose/plan.ts';

export function invokeSageMaker(reading: Reading): Plan {
  const arns = reading.answer('endpoints').map((endpoint) => endpoint.arn);
  return {
    main: {
      id: 'app',
      title: 'App role',
      grants: [
        invokeEndpoints(arns, reading.answer('streaming'), 'InvokeDeepSeekEndpoint', [
          'endpoints',
          'streaming',
        ]),
      ],
    },
  };
}
