// Denials as JSON. What is not known is null.
import type { DenialFix, ExplainedDenial } from '#deepseek/denials/index.ts';

function fixJson({ access, ...fix }: DenialFix) {
  return { ...fix, access: access ?? null };
}

function denialJson({ denial, denied, cause, comparison, fixes }: ExplainedDenial) {
  const {
    principal,
    principalArn,
    action,
    alsoNeeds,
    operation,
    resource,
    layer,
    explicit,
    policyArn,
    region,
  } = denial;
  return {
    denied,
    principal: principal ?? null,
    principalArn: principalArn ?? null,
    action: action ?? null,
    alsoNeeds,
    operation: operation ?? null,
    resource: resource ?? null,
    layer,
    explicit,
    policyArn: policyArn ?? null,
    region: region ?? null,
    context: denial.context,
    count: denial.count,
    cause: { id: cause.id, text: cause.text, page: cause.page },
    comparison,
    fixes: fixes.map(fixJson),
  };
}

export const denialsJson = (explained: readonly ExplainedDenial[]) => ({
  denials: explained.map(denialJson),
});
