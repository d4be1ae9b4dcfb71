// How an app calls its SageMaker endpoints. An asynchronous endpoint takes no other calls.
// https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html
import type { AnswersView } from './field.ts';

/** Whether it calls InvokeEndpointAsync. */
export const callsAsync = (view: AnswersView): boolean =>
  view.asks('endpointCalls') && view.text('endpointCalls') !== 'real-time';

/** Whether it calls InvokeEndpoint. */
export const callsInRealTime = (view: AnswersView): boolean =>
  !view.asks('endpointCalls') || view.text('endpointCalls') !== 'async';

/** Whether it reads what asynchronous calls left in S3. */
export const readsResults = (view: AnswersView): boolean =>
  callsAsync(view) && view.list('asyncResults').some((entry) => entry.trim() !== '');
