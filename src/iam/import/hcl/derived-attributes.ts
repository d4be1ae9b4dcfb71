// IDs and ARNs of Terraform resources, derived from their names in the text.
import { iamArn, type DeploymentEnvironment } from '#iam/import/deployment-environment.ts';
import { Open, type PartialValue } from '#iam/import/partial-value.ts';
import type { Block } from './ast.ts';
import type { EvaluationContext } from './evaluation-context.ts';
import { knownAt } from './providers.ts';

/** How an attribute follows from the name in the text. */
interface DerivedFrom {
  /** The attribute with the name. */
  readonly from: string;
  /** The text before it. */
  readonly before?: (environment: Pick<DeploymentEnvironment, 'partition' | 'account'>) => string;
  /** Whether the account is part of it, and the path of the role, policy or user. */
  readonly isIam?: true;
}

const iam = (kind: string): DerivedFrom => ({
  from: 'name',
  before: (environment) => iamArn(environment, kind),
  isIam: true,
});

const DERIVED: Readonly<Record<string, Readonly<Record<string, DerivedFrom>>>> = {
  aws_s3_bucket: {
    id: { from: 'bucket' },
    arn: { from: 'bucket', before: ({ partition }) => `arn:${partition}:s3:::` },
  },
  aws_iam_role: { id: { from: 'name' }, arn: iam('role') },
  aws_iam_user: { id: { from: 'name' }, arn: iam('user') },
  aws_iam_group: { id: { from: 'name' }, arn: iam('group') },
  aws_iam_instance_profile: { id: { from: 'name' }, arn: iam('instance-profile') },
  // Its ID is its ARN.
  aws_iam_policy: { id: iam('policy'), arn: iam('policy') },
};

/** The note on values that are known only after apply. */
export const KNOWN_AFTER_APPLY = 'It is known only after the resource is created.';

/** Gives an attribute of the resource as it is in the text. */
export type ReadAttribute = (attribute: string) => PartialValue | undefined;

interface ResourceAttributes {
  readonly read: ReadAttribute;
  readonly block: Block;
  readonly context: EvaluationContext;
}

interface DerivedValue {
  readonly value: PartialValue;
  /** The assumption; undefined if nothing is assumed but the name. */
  readonly words: string | undefined;
}

function derive(
  { from, before, isIam }: DerivedFrom,
  { read, block, context }: ResourceAttributes,
): DerivedValue | string {
  const parts = [isIam ? (read('path') ?? '/') : '', read(from)];
  const texts = parts.map((part) => (part instanceof Open ? part.text : part));
  if (!texts.every((text) => typeof text === 'string')) return KNOWN_AFTER_APPLY;
  const { partition } = context.environment;
  const account = isIam ? knownAt(block, context, 'account') : { value: '', words: '' };
  if (typeof account === 'string') return account;
  const text = [before?.({ partition, account: account.value }) ?? '', ...texts].join('');
  const words = `from the name in the text${isIam ? `; the account is ${account.words}` : ''}`;
  return {
    value: parts.some((part) => part instanceof Open) ? new Open(text) : text,
    words: before && words,
  };
}

/** What an attribute of a resource of this type is by the name in the text, why that is not known, or nothing. */
export function derivedValue(
  type: string,
  attribute: string,
  made: ResourceAttributes,
): DerivedValue | string | undefined {
  const rows = Object.hasOwn(DERIVED, type) ? DERIVED[type] : undefined;
  const row = rows && Object.hasOwn(rows, attribute) ? rows[attribute] : undefined;
  return row && derive(row, made);
}
