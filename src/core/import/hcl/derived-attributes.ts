// What follows from the names that resources of Terraform have in the text: their IDs and ARNs.
import { iamArn, type Home } from '#core/import/deployment-environment.ts';
import { Open, type Value } from '#core/import/partial-value.ts';
import type { Block } from './ast.ts';
import type { Context } from './evaluation-context.ts';
import { knownAt } from './providers.ts';

/** How an attribute follows from the name in the text. */
interface Derived {
  /** The attribute with the name. */
  readonly from: string;
  /** What stands before it. */
  readonly before?: (home: Pick<Home, 'partition' | 'account'>) => string;
  /** Whether the account is part of it, and the path of the role, policy or user. */
  readonly isIam?: true;
}

const iam = (kind: string): Derived => ({
  from: 'name',
  before: (home) => iamArn(home, kind),
  isIam: true,
});

const DERIVED: Readonly<Record<string, Readonly<Record<string, Derived>>>> = {
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

/** Said of what nobody can know before. */
export const ONLY_THEN = 'It is known only once the resource is there.';

/** Gives an attribute of the resource as it is in the text. */
export type Read = (attribute: string) => Value | undefined;

interface Made {
  readonly read: Read;
  readonly block: Block;
  readonly context: Context;
}

interface Follows {
  readonly value: Value;
  /** What is taken for granted; undefined where it is nothing but the name. */
  readonly words: string | undefined;
}

function derive({ from, before, isIam }: Derived, { read, block, context }: Made): Follows | string {
  const parts = [isIam ? (read('path') ?? '/') : '', read(from)];
  const texts = parts.map((part) => (part instanceof Open ? part.text : part));
  if (!texts.every((text) => typeof text === 'string')) return ONLY_THEN;
  const { partition } = context.home;
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
export function derivedOf(type: string, attribute: string, made: Made): Follows | string | undefined {
  const rows = Object.hasOwn(DERIVED, type) ? DERIVED[type] : undefined;
  const row = rows && Object.hasOwn(rows, attribute) ? rows[attribute] : undefined;
  return row && derive(row, made);
}
