// What changes in the code that calls a model in a way that it does not answer.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { CodeChange } from './code-change.ts';
import type { CodeOnlyFix } from './explained.ts';
import type { ModelFix } from './model-fix.ts';

const WORDS: Readonly<Record<CodeChange['name'], (after: string) => string>> = {
  modelId: (id) => ` ${id}`,
  region_name: (region) => ` from ${region}`,
};

/** “Call us.deepseek.r1-v1:0 from us-east-1” */
export const changeWords = (changes: readonly CodeChange[]): string =>
  `Call${changes.map(({ name, after }) => WORDS[name](after)).join('')}`;

/** Undefined where the code calls the model as it answers. */
export function codeFix(
  { form }: Pick<Denial, 'form'>,
  model: ModelFix | undefined,
  proved: boolean,
): CodeOnlyFix | undefined {
  if (model?.detail === undefined) return undefined;
  const { changes, detail } = model;
  // Messages name the model, whether it was called itself or through its profile.
  const id = form === 'inference-profile-needed' ? undefined : changes.find(({ name }) => name === 'modelId');
  return {
    kind: 'code',
    label: changeWords(changes),
    text: `${detail}.${id ? ` Nothing to change if the code calls ${id.after} already.` : ''}`,
    proved,
    access: undefined,
    changes,
  };
}
