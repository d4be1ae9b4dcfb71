// Explains a denial by what AWS says alone.
import type { Denial, DenialLayer } from '#core/denials/denial.ts';
import type { CallReading } from './denied-call.ts';
import type { DenialComparison, DenialFix } from './explained.ts';
import { causeOfLayer, defined, type DenialFinding } from './finding.ts';
import { statementFix } from './statement-fix.ts';
import { stepFor } from './steps.ts';
import { teamFix } from './teams.ts';

/** What a token says is not in the message. */
export const tokenStep = (denial: Denial): DenialFix | undefined =>
  /WithWebIdentity|WithSAML/i.test(denial.action ?? '') ? stepFor('trust', denial) : undefined;

export function byMessage(denial: Denial, comparison: DenialComparison, reading: CallReading): DenialFinding {
  const { layer, explicit } = denial;
  const byHand = (target: DenialLayer) => statementFix(denial, target, reading, undefined);
  const ask = (target: Exclude<DenialLayer, 'unknown'>) => teamFix(denial, target, reading);
  const isPoor = denial.principal === undefined || denial.resource === undefined;
  if (denial.action === undefined || (denial.form === 'bare' && isPoor))
    return { cause: 'no-details', comparison, fixes: defined([stepFor('no-details', denial)]) };
  if (layer === 'unknown')
    return explicit === true
      ? {
          cause: 'denied-by-statement',
          comparison,
          names: 'a policy that AWS does not name',
          fixes: [ask('identity')],
        }
      : {
          cause: 'reason-not-said',
          comparison,
          fixes: defined([byHand('identity') ?? stepFor('no-details', denial), ask('resource')]),
        };
  if (layer === 'identity')
    return explicit === true
      ? { cause: 'denied-by-statement', comparison, fixes: [ask('identity')] }
      : {
          cause: 'not-allowed',
          comparison,
          fixes: defined([byHand('identity') ?? stepFor('no-details', denial)]),
        };
  const cause = causeOfLayer(layer, denial);
  if (layer === 'trust')
    return {
      cause,
      comparison,
      fixes: defined([explicit === true ? undefined : byHand('trust'), tokenStep(denial), ask('trust')]),
    };
  return { cause, comparison, fixes: [ask(layer)] };
}
