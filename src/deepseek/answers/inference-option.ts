// How SageMaker serves the hosted model. https://docs.aws.amazon.com/sagemaker/latest/dg/deploy-model-options.html
import type { AnswersView } from './field.ts';

const optionOf = (view: AnswersView): string =>
  view.asks('inferenceOption') ? view.text('inferenceOption') : 'real-time';

export const hostsInRealTime = (view: AnswersView): boolean => optionOf(view) === 'real-time';
export const hostsAsync = (view: AnswersView): boolean => optionOf(view) === 'async';
export const transformsBatches = (view: AnswersView): boolean => optionOf(view) === 'batch';

/** Whether the models of an endpoint are inference components. */
export const hasComponents = (view: AnswersView): boolean =>
  view.asks('deployComponents') && view.flag('deployComponents');

/** Whether what is sent to the endpoint is kept in S3. */
export const capturesData = (view: AnswersView): boolean =>
  view.asks('dataCapture') && view.flag('dataCapture');

/** Whether SageMaker writes files. */
export const writesFiles = (view: AnswersView): boolean => !hostsInRealTime(view) || capturesData(view);

/** Whether the number of instances, or of copies, follows the calls. */
export const scales = (view: AnswersView): boolean => view.asks('autoscaling') && view.flag('autoscaling');
