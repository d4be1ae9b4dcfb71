// The question on the log of model invocations: whether CloudTrail records what it leaves out.
import { textField } from '#deepseek/answers/field.ts';
import { readTrail } from '#deepseek/answers/inputs/arns.ts';

export const questions = {
  auditTrail: textField({
    key: 'atr',
    step: 'data',
    rank: 2490,
    label: 'CloudTrail trail that records guardrails, agents and flows, too',
    sentence: 'recorded by {auditTrail:trail *}',
    hint: 'ARN of a trail in this account: the deployer can then choose what it records. Leave empty to leave trails alone',
    example: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
    required: false,
    identifying: true,
    check: (raw, view) => readTrail(raw, view.home),
    placeholder: () => '',
  }),
};
