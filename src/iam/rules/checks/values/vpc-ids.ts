// What IDs of VPCs and of their endpoints look like.
import { show } from '#iam/text/quote.ts';
import { atValue, type CheckFindings } from '#iam/rules/check.ts';
import type { ConditionView } from '#iam/rules/policy-view.ts';
import { plainTexts } from './plain-values.ts';

const KINDS = {
  vpc: {
    form: /^vpc-(?:[0-9A-Za-z]{8}|[0-9A-Za-z]{17})$/,
    noun: 'VPC ID',
    other: { form: /^vpce-/i, advice: 'The key for VPC endpoints is `aws:SourceVpce`.' },
  },
  vpce: {
    form: /^vpce-(?:[0-9A-Za-z]{8}|[0-9A-Za-z]{17})$/,
    noun: 'VPC endpoint ID',
    other: { form: /^vpc-/i, advice: 'The key for VPCs is `aws:SourceVpc`.' },
  },
} as const;

/** The values that are not IDs of this kind. */
export function malformedIds(condition: ConditionView, kind: 'vpc' | 'vpce'): CheckFindings {
  const { form, noun, other } = KINDS[kind];
  const anyCase = condition.operator?.base.endsWith('IgnoreCase') === true;
  return plainTexts(condition).flatMap(({ value, path }) => {
    if (form.test(anyCase ? value.toLowerCase() : value)) return [];
    const advice = other.form.test(value)
      ? other.advice
      : `Write \`${kind}-\` with the 8 or 17 characters of the ID.`;
    return [
      {
        message: `${show(value)} is not a ${noun}, so it never matches. ${advice}`,
        locations: [atValue(path)],
      },
    ];
  });
}
