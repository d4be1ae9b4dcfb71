// The question on OpenSearch Serverless: which collections use the role.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { listField } from '#deepseek/answers/field.ts';
import { readCollection } from '#deepseek/answers/inputs/arns.ts';

export const questions = {
  collections: listField({
    key: 'col',
    step: 'entity',
    rank: 1050,
    label: 'Serverless collection ARN',
    hint: 'ARN, or the 20-character ID in it, not the name; one per line',
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
};
