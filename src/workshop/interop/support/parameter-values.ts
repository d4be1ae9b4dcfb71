// Values for the parameters of a kit that exported files accept.
import { parameterPattern, PARAMETER_RULES } from '#deepseek/export/parameter-rules.ts';
import CASES from '#iam/facts/input-rules.cases.json' with { type: 'json' };

// TypeScript gives each row of the file a type of its own; `good` is what they share.
const SAMPLES = CASES as unknown as Readonly<Record<string, { readonly good: readonly string[] }>>;

/** `wished`, or a value of the form that the parameter has to have. */
export function acceptedValue(id: string, wished: string): string {
  const pattern = parameterPattern({ id });
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`).test(wished)) return wished;
  const rule = PARAMETER_RULES.find(([parameter]) => parameter.test(id.replace(/\d+$/, '')))?.[1] ?? '';
  return SAMPLES[rule]?.good[0] ?? wished;
}
