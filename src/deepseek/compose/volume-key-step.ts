// Statements for the key policies of storage volumes: SageMaker uses such keys through grants.
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES, type PageId } from '#deepseek/catalog/pages.ts';
import { deployerRoleArn } from './deployer-role.ts';
import { oneOrMany } from './planned-statement.ts';
import { isForeign } from './key-steps.ts';
import { json } from './next-steps.ts';
import { roleArn } from './plan.ts';
import type { NextStep } from './role-kit.ts';

interface VolumeKeys {
  readonly keys: readonly KeyArn[];
  readonly title: string;
  readonly sid: string;
  readonly page: PageId;
  /** Who creates what has the volumes, where the key must be open to them, too: "deployer". */
  readonly creator?: string;
  /** Whether AWS looks at the key as well. */
  readonly describes?: boolean;
}

export function volumeKeySteps(
  checked: CheckedAnswers,
  { keys, title, sid, page, creator, describes = false }: VolumeKeys,
): readonly NextStep[] {
  if (keys.length === 0) return [];
  const theirs = creator === undefined ? undefined : deployerRoleArn(checked);
  const principal = { AWS: oneOrMany([roleArn(checked), ...(theirs === undefined ? [] : [theirs])]) };
  const statement = { Effect: 'Allow', Principal: principal, Resource: '*' };
  const isShared = keys.some((key) => isForeign(checked, key));
  return [
    {
      id: 'volume-key-policy',
      title,
      text: `Add ${describes ? 'these statements' : 'this statement'} to the current key policy; do not replace the policy.${
        isShared
          ? ''
          : ' Not needed if the key policy already delegates to IAM with a statement for the account root.'
      }${creator !== undefined && theirs === undefined ? ` Add the ${creator}’s ARN to the principals.` : ''}`,
      code: [
        {
          Sid: sid,
          ...statement,
          Action: 'kms:CreateGrant',
          Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        },
        ...(describes ? [{ Sid: `${sid}Describe`, ...statement, Action: 'kms:DescribeKey' }] : []),
      ]
        .map(json)
        .join(',\n'),
      page: PAGES[page],
    },
  ];
}
