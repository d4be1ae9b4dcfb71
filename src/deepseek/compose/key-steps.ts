// Statements to add to key policies. Key policies are never replaced.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES, type PageId } from '#deepseek/catalog/pages.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { oneOrMany } from './planned-statement.ts';
import { json } from './next-steps.ts';
import { roleArn } from './plan.ts';
import type { NextStep } from './role-kit.ts';

/** The KMS keys of the files, if any. */
export const fileKeys = (checked: CheckedAnswers): readonly KeyArn[] =>
  checked.answer('weightsEncryption') === 'kms' ? checked.answer('weightsKeys') : [];

/** Whether a key belongs to another account than the role. */
export const isForeign = (checked: CheckedAnswers, { arn }: KeyArn): boolean =>
  parseArn(arn)?.account !== checked.view.home.account;

/** Keys of the other account that owns the buckets, and the rest. */
export function keysByOwner(checked: CheckedAnswers, keys: readonly KeyArn[]) {
  const foreign =
    bucketOwner(checked.view) === undefined ? [] : keys.filter((key) => isForeign(checked, key));
  return { foreign, own: keys.filter((key) => !foreign.includes(key)) };
}

interface KeyStep {
  readonly id: string;
  readonly title: string;
  readonly statement: Statement;
  readonly page: PageId;
  /** Whether the statement is needed even where the key policy delegates to IAM. */
  readonly always: boolean;
  readonly more?: string;
}

const keyStep = ({ id, title, statement, page, always, more }: KeyStep): NextStep => ({
  id,
  title,
  text: `Add this statement to the current key policy; do not replace the policy with it.${
    always
      ? ''
      : ' It is not needed if the key policy already delegates to IAM with a statement for the account root.'
  }${more ? ` ${more}` : ''}`,
  code: json(statement),
  page: PAGES[page],
});

interface RoleKeyStep extends Omit<KeyStep, 'statement' | 'always'> {
  readonly sid: string;
  readonly actions: readonly string[];
}

/** The role may use the key for these actions. Resource * is this one key. */
export const roleKeyStep = (checked: CheckedAnswers, { sid, actions, ...step }: RoleKeyStep): NextStep =>
  keyStep({
    ...step,
    always: fileKeys(checked).some((key) => isForeign(checked, key)),
    statement: {
      Sid: sid,
      Effect: 'Allow',
      Principal: { AWS: roleArn(checked) },
      Action: oneOrMany(actions),
      Resource: '*',
    },
  });

/** Bedrock itself writes the log, so that the key's policy names the service. */
export function loggingKeyStep(checked: CheckedAnswers, regions: readonly string[]): NextStep {
  const { partition, account } = checked.view.home;
  return keyStep({
    id: 'log-key-policy',
    title: 'Allow Bedrock to use the log bucket’s key',
    always: true,
    page: 'bedrockLogging',
    statement: {
      Sid: 'BedrockLoggingUsesKey',
      Effect: 'Allow',
      Principal: { Service: 'bedrock.amazonaws.com' },
      Action: 'kms:GenerateDataKey',
      Resource: '*',
      Condition: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: {
          'aws:SourceArn': oneOrMany(
            regions.map((region) => `arn:${partition}:bedrock:${region}:${account}:*`),
          ),
        },
      },
    },
  });
}
