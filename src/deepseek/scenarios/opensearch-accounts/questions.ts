// Questions on a model in another account than the domain: that account, and the role there.
import { textField, type AnswersView, type CheckedInput } from '#deepseek/answers/field.ts';
import { otherAccount } from '#deepseek/answers/model-home.ts';
import { readAccount, readRoleName } from '#deepseek/answers/inputs/role-settings.ts';
import { refuse } from '#deepseek/answers/inputs/outcome.ts';

/** Account B: it holds the models, and differs from account A. */
function readOtherAccount(raw: string, view: AnswersView): CheckedInput<string> {
  const read = readAccount(raw);
  if (!read.ok || !view.home.accountGiven || read.value !== view.home.account) return read;
  return refuse(
    'This is the domain’s account. If both are in one account, choose the scenario “OpenSearch connector”.',
  );
}

export const questions = {
  modelAccount: textField({
    key: 'mac',
    step: 'models',
    rank: 1060,
    label: 'Account of the model (account B)',
    hint: 'The role there calls the model; the account above owns the domain (account A)',
    example: '444455556666',
    required: true,
    identifying: true,
    initial: (view) => view.arnHomes('called').find(({ account }) => account !== '')?.account ?? '',
    check: readOtherAccount,
    placeholder: (view) => otherAccount(view.home.account),
  }),
  modelRoleName: textField({
    key: 'mrn',
    step: 'names',
    rank: 1070,
    label: 'Name of the role in account B',
    example: 'InvokeDeepSeek',
    required: true,
    identifying: true,
    initial: () => 'InvokeDeepSeek',
    check: readRoleName,
    placeholder: () => 'InvokeDeepSeek',
  }),
};
