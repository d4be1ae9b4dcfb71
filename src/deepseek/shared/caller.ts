// The caller's side of a role. If the trust policy names an account, or the role is in another account, the caller also needs a permission.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow } from '#deepseek/compose/planned-statement.ts';
import { roleArn, type AttachmentPlan } from '#deepseek/compose/plan.ts';
import type { AttachTarget } from '#deepseek/compose/role-kit.ts';

interface Caller {
  /** The principal that the policy is attached to. */
  readonly attachTo: string;
  readonly target: AttachTarget;
  readonly text: string;
  /** The question that names the caller. */
  readonly asked: FieldId;
  /** With session tags. */
  readonly tags?: true;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html */
export function caller(
  checked: CheckedAnswers,
  { attachTo, target, text, asked, tags }: Caller,
): AttachmentPlan {
  return {
    id: 'caller',
    title: 'Caller',
    name: `Assume${checked.answer('roleName')}`.slice(0, 128),
    description: 'Allows the caller to assume the DeepSeek role',
    attachTo,
    target,
    statements: [
      allow({
        sid: 'AssumeDeepSeekRole',
        actions: tags ? ['sts:AssumeRole', 'sts:TagSession'] : 'sts:AssumeRole',
        resources: roleArn(checked),
        why: {
          title: 'Allows the caller to assume the role',
          text,
          calls: tags ? ['AssumeRole', 'TagSession'] : ['AssumeRole'],
          answers: [asked, 'roleName', 'path', 'account'],
          page: 'iamManageAssume',
        },
      }),
    ],
  };
}
