// Questions on OpenSearch connectors.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { listField, textField } from '#deepseek/answers/field.ts';
import { otherAccount } from '#deepseek/answers/model-home.ts';
import { readRoleName } from '#deepseek/answers/inputs/role-settings.ts';
import { readCollection, readOtherAccount } from '#deepseek/answers/inputs/opensearch.ts';

export const searchFields = {
  collections: listField({
    key: 'col',
    step: 'entity',
    rank: 1050,
    label: 'Serverless collection ARN',
    hint: 'Ends in the collection’s 20-character ID, not its name; one per line',
    example: 'arn:aws:aoss:us-east-1:111122223333:collection/a1b2c3d4e5f6g7h8i9j0',
    noun: 'collection',
    required: true,
    identifying: true,
    limit: 10,
    homeOf: homeBy(readCollection),
    homeKind: 'beside',
    check: (raw, view) => readCollection(raw, view.home),
    placeholder: ({ home: { partition, account, regions } }) => {
      const region = regions[0] ?? 'us-east-1';
      return [{ arn: `arn:${partition}:aoss:${region}:${account}:collection/a1b2c3d4e5f6g7h8i9j0`, region }];
    },
  }),
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
