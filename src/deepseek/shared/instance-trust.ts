// Building block: the trust policy of a role for EC2 instances, besides the role that the wizard asks about.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { principalIn } from '#iam/facts/principal-in.ts';
import { whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html */
export const instanceTrust = (
  { view }: CheckedAnswers,
  why: {
    readonly title: string;
    readonly text: string;
    readonly answers: readonly FieldId[];
    readonly page: PageId;
  },
): PlannedStatement => ({
  sid: 'Ec2Assume',
  effect: 'Allow',
  principal: { Service: principalIn(view.home.partition, 'ec2.amazonaws.com') },
  actions: ['sts:AssumeRole'],
  whys: [
    whyOf({
      ...why,
      text: `${why.text} AWS does not document conditions on the source account for EC2.`,
      calls: ['AssumeRole'],
    }),
  ],
});
