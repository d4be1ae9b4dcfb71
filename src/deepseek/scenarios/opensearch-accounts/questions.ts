// Questions on a model in another account than the domain: that account, and the role there.
import { textField } from '#deepseek/answers/field.ts';
import { otherAccount } from '#deepseek/answers/model-home.ts';
import { readRoleName } from '#deepseek/answers/inputs/role-settings.ts';
import { readOtherAccount } from '#deepseek/answers/inputs/opensearch.ts';

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
