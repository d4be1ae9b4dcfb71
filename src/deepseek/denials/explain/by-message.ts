// Explains a denial by what AWS says alone.
import { asksBoundary, type Denial, type DenialLayer } from '#deepseek/denials/denial.ts';
import { hasResourcePolicy } from '#iam/facts/resource-policies.ts';
import { isAwsRegistry } from '#deepseek/facts/image-registries.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { callerPermissions, hasOwnPermissions, isCrossAccount } from './caller.ts';
import type { Clues } from './clues.ts';
import { asksOf } from './deny-asks.ts';
import { codeFix } from './code-fix.ts';
import { isAssume, type CallReading } from './denied-call.ts';
import type { DenialComparison, DenialFix } from './explained.ts';
import { isOfCognito } from './causes.ts';
import { ENCODED } from '#deepseek/denials/parse/other-messages.ts';
import { causeOfLayer, defined, type DenialFinding } from './finding.ts';
import { statementFix } from './statement-fix.ts';
import { isNamedIn } from './near-miss.ts';
import { isBootstrapped } from './next-of-calls.ts';
import { stepFor, stepOf } from './steps.ts';
import { teamFix } from './teams.ts';

/** What AWS attaches to a user whose key has leaked: V1, V2 and V3. */
const QUARANTINE = ':aws:policy/AWSCompromisedKeyQuarantine';

/** Boundaries often allow these for roles that have a boundary themselves. */
const MAKES_ROLES = /^iam:(?:Create(?:Role|User)|Put\w+Policy|Attach\w+Policy)$/i;

/** What a token says is not in the message. */
export function tokenStep(denial: Denial, { token }: Clues): DenialFix | undefined {
  if (!/WithWebIdentity|WithSAML/i.test(denial.action ?? '')) return undefined;
  const step = stepFor('trust', denial);
  return step && token
    ? { ...step, text: `${step.text} Here they should be: sub ${token.subject}, aud ${token.audience}.` }
    : step;
}

/** What the encoded part of a message says besides: which Deny matched, and on what. */
function decodeStep(denial: Denial, { text }: Clues): DenialFix | undefined {
  const [encoded] = Array.from(text.matchAll(ENCODED), ({ groups }) => groups?.['encoded']);
  return encoded === undefined || denial.matched !== undefined
    ? undefined
    : stepFor('encoded', { ...denial, encoded });
}

/** What mends a call that no policy of the caller allows, as far as the message says it. */
function ownFixes(denial: Denial, reading: CallReading): readonly DenialFix[] {
  const byHand = statementFix(denial, 'identity', reading, undefined);
  if (byHand) return [byHand];
  if (callerPermissions(denial).isOfAws) return defined([stepFor('service-linked', denial)]);
  const { model } = reading;
  // Its statements name an account, which the message hides.
  return model
    ? defined([codeFix(denial, model, false), stepFor('inference-profile-needed', denial)])
    : defined([stepFor('no-details', denial)]);
}

/** A caller that may not assume a role: by its trust policy, or by the caller’s own. AWS says it only sometimes. */
function assumeNotSaid(denial: Denial, reading: CallReading): Pick<DenialFinding, 'cause' | 'fixes'> {
  // https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
  if (isBootstrapped(denial.resource) && !isCrossAccount(denial))
    return {
      cause: 'assume-not-said',
      fixes: defined([
        statementFix(denial, 'identity', reading, undefined),
        teamFix(denial, 'trust', reading),
      ]),
    };
  return {
    cause: 'assume-not-said',
    fixes: defined([
      statementFix(denial, 'trust', reading, undefined),
      hasOwnPermissions(denial) ? statementFix(denial, 'identity', reading, undefined) : undefined,
      tokenStep(denial, reading.clues),
      teamFix(denial, 'trust', reading),
    ]),
  };
}

/** Whether what the call is on can have a policy of its own. Messages about keys often name none. */
function mayHavePolicy(action: string, resource: string | undefined): boolean {
  if (resource === undefined) return /^kms:/i.test(action);
  const arn = parseArn(resource);
  // Nobody can ask AWS to change the policies of its images.
  return arn !== undefined && !isAwsRegistry(arn.account) && hasResourcePolicy(arn.service, arn.resource);
}

/** The policy that must allow a call from another account, as those of the caller must. */
function otherHalf(denial: Denial, action: string, resource: string | undefined): readonly DenialLayer[] {
  if (!isCrossAccount(denial)) return [];
  if (isAssume(action)) return ['trust'];
  return mayHavePolicy(action, resource) ? ['resource'] : [];
}

/** Explains a denial by the message, or by the event, alone. */
export function byMessage(denial: Denial, comparison: DenialComparison, reading: CallReading): DenialFinding {
  const { layer, explicit, action, resource } = denial;
  const ask = (target: DenialLayer) => teamFix(denial, target, reading);
  const isPoor = denial.principal === undefined || resource === undefined;
  if (action === undefined || (denial.form === 'bare' && isPoor))
    return {
      cause: 'no-details',
      comparison,
      fixes: defined([
        stepFor('no-details', denial),
        isAssume(action ?? '')
          ? tokenStep(denial, reading.clues)
          : isNamedIn(reading.clues.text, denial)
            ? undefined
            : statementFix(denial, 'identity', reading, undefined),
      ]),
    };
  if (denial.policyArn?.includes(QUARANTINE) === true)
    return { cause: 'quarantined', comparison, fixes: defined([stepFor('quarantined', denial)]) };
  if (asksBoundary(denial))
    return {
      cause:
        layer === 'unknown' || layer === 'identity' ? 'denied-by-statement' : causeOfLayer(layer, denial),
      comparison,
      fixes: defined([stepFor('boundary', denial)]),
    };
  if (layer === 'session' && isOfCognito(denial))
    return { cause: 'session', comparison, fixes: defined([stepFor('session', denial)]) };
  const asks = asksOf(denial, reading.clues);
  const first =
    explicit === true ? (decodeStep(denial, reading.clues) ?? (asks && stepOf(asks, denial))) : undefined;
  if (explicit === true && (layer === 'unknown' || layer === 'identity'))
    return {
      cause: 'denied-by-statement',
      comparison,
      names: layer === 'unknown' ? 'a policy that AWS does not name' : '',
      fixes: defined([first, ask(layer)]),
    };
  if (layer === 'unknown')
    return isAssume(action)
      ? { comparison, ...assumeNotSaid(denial, reading) }
      : {
          cause: 'reason-not-said',
          comparison,
          fixes: defined([
            ...ownFixes(denial, reading),
            mayHavePolicy(action, resource) ? ask('resource') : undefined,
          ]),
        };
  if (layer === 'identity')
    return {
      cause: callerPermissions(denial).isOfAws ? 'service-linked' : 'not-allowed',
      comparison,
      fixes: defined([...ownFixes(denial, reading), ...otherHalf(denial, action, resource).map(ask)]),
    };
  const cause = causeOfLayer(layer, denial);
  if (layer === 'trust')
    return {
      cause,
      comparison,
      fixes: defined([
        explicit === true ? undefined : statementFix(denial, 'trust', reading, undefined),
        explicit !== true && isCrossAccount(denial) && hasOwnPermissions(denial)
          ? statementFix(denial, 'identity', reading, undefined)
          : undefined,
        tokenStep(denial, reading.clues),
        ask('trust'),
      ]),
    };
  const isOtherHalf = layer === 'resource' && explicit !== true && isCrossAccount(denial);
  return {
    cause,
    comparison,
    fixes: defined([
      first,
      layer === 'boundary' && MAKES_ROLES.test(action) ? stepFor('boundary', denial) : undefined,
      ask(layer),
      isOtherHalf ? statementFix(denial, 'identity', reading, undefined) : undefined,
    ]),
  };
}
