// Whether a task reads or writes the customer's own files, whose encryption and owner matter.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { callsAsync } from './endpoint-calls.ts';
import type { AnswersView } from './field.ts';
import { writesFiles } from './inference-option.ts';
import { readsOwnWeights } from './hosting.ts';

const isNamed = (view: AnswersView, id: string): boolean =>
  view.list(id).some((entry) => entry.trim() !== '');

/** Tasks that do not always have files. */
const ROWS: Readonly<Record<string, (view: AnswersView) => boolean>> = {
  logging: (view) => view.text('logDestination') !== 'cloudwatch',
  'read-logs': (view) => view.text('logDestination') !== 'cloudwatch',
  'host-sagemaker': (view) => readsOwnWeights(view) || writesFiles(view),
  'fine-tune-sagemaker': () => true,
  hyperpod: () => true,
  'invoke-sagemaker': (view) =>
    callsAsync(view) && (isNamed(view, 'asyncInput') || isNamed(view, 'asyncResults')),
};

export const taskHasFiles = (view: AnswersView, { id }: Scenario): boolean =>
  (Object.hasOwn(ROWS, id) ? ROWS[id]?.(view) : undefined) ?? readsOwnWeights(view);

/** Whether some task that asks for the encryption has files. */
export const hasOwnFiles = (view: AnswersView): boolean =>
  view.scenarios.some((task) => task.fields.includes('weightsEncryption') && taskHasFiles(view, task));
