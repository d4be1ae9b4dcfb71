// A guardrail as the lines of closed steps name it.
import type { Guardrail } from '#core/answers/inputs/guardrail.ts';

export const guardrailName = ({ arn, version }: Guardrail): string =>
  `guardrail ${arn.slice(arn.lastIndexOf('/') + 1)}${version === undefined ? '' : ` version ${version}`}`;
