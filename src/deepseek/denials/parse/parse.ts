// Reads refused calls out of any text: error messages, logs, CloudTrail events. Never throws.
import { denyWords, denialOf, type Denial, type DenialPosition } from '#deepseek/denials/denial.ts';
import { eventsIn } from './json-events.ts';
import { denialOfEvent } from './cloudtrail.ts';
import { isOfOther, passedToService, serviceCalledIn } from './passed-service.ts';
import { plainText } from './plain-text.ts';
import { scanMessages } from './scan-messages.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { isObject, scalarText, type RawObject } from '#iam/json/json-value.ts';
import { accountOf, principalArnOf } from './principal-arn.ts';

/** No message is longer, in UTF-16 code units. */
const MESSAGE = 600;

/** The launch that a decoded message does not name. */
const LAUNCHES = /\baws ec2 run-instances\b|\bfrom (?:aws )?(?:ec2 )?(?:run-instances|RunInstances)\b/;

/** The denial of iam:PassRole with the service in its context, where the operation or the message tells it. */
function withPassedService(denial: Denial, text: string): Denial {
  const { action, operation, context, position, layer, explicit } = denial;
  const isDecoded = layer === 'unknown' && explicit !== null;
  if (action?.toLowerCase() !== 'iam:passrole') return denial;
  const service =
    operation === undefined
      ? (serviceCalledIn(text.slice(position.start, position.start + MESSAGE)) ??
        (isDecoded && LAUNCHES.test(text) ? passedToService('RunInstances', text) : undefined))
      : passedToService(operation, text);
  if (service !== undefined && operation !== undefined && isOfOther(text, operation, service)) return denial;
  if (service === undefined || 'iam:PassedToService' in context) return denial;
  return denialOf({ ...denial, context: { ...context, 'iam:PassedToService': service } });
}

// What `aws sts decode-authorization-message` prints.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
// Often somebody reshaped it with jq: lists without “items”, the principal as its ARN.
const objectsIn = (value: unknown): readonly RawObject[] => {
  const items = isObject(value) ? value['items'] : value;
  return Array.isArray(items) ? items.filter((each): each is RawObject => isObject(each)) : [];
};

/** Condition keys with one value. */
function contextOf(conditions: unknown): Denial['context'] {
  const known = objectsIn(conditions).flatMap(({ key, values }): readonly [string, string][] => {
    const texts = objectsIn(values).flatMap(({ value }) => scalarText(value) ?? []);
    return typeof key === 'string' && texts.length === 1 ? [[key, texts[0]!]] : [];
  });
  return Object.fromEntries(known);
}

const textIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The Sid of the Deny that matched, and what it asks. */
function matchedIn(message: RawObject): string | undefined {
  const [statement] = objectsIn(message['matchedStatements']);
  if (statement === undefined) return undefined;
  const asks = objectsIn(statement['conditions']).map(({ key, values }) =>
    [key, ...objectsIn(values).map(({ value }) => scalarText(value) ?? '')].join(' '),
  );
  return denyWords(textIn(statement['statementId']), asks);
}

/** The denial in a decoded message; undefined if it is not one. */
function denialOfDecoded(message: RawObject, position: DenialPosition): Denial | undefined {
  const { context, explicitDeny, allowed } = message;
  if (!isObject(context) || typeof explicitDeny !== 'boolean' || allowed === true) return undefined;
  const { principal: caller } = context;
  const principal = isObject(caller) ? textIn(caller['arn']) : textIn(caller)?.match(/^arn:.*/)?.[0];
  const resource = textIn(context['resource']);
  return denialOf({
    principal,
    principalArn: principalArnOf(principal),
    account: accountOf(principal),
    action: textIn(context['action']),
    resource,
    explicit: explicitDeny,
    matched: explicitDeny ? matchedIn(message) : undefined,
    region: parseArn(resource ?? '')?.region || undefined,
    context: contextOf(context['conditions']),
    position,
  });
}

/** What makes two denials the same, wherever they were printed. Of the context, the endpoint decides, not each address. */
const keyOf = ({ position: _position, count: _count, context, ...same }: Denial): string =>
  JSON.stringify([same, context['aws:SourceVpce']]);

/** What was found under a key; a message may be printed once with the Region and once without. */
class Found {
  readonly denials = new Map<string, Denial>();
  readonly #keys = new Map<string, string>();

  add(denial: Denial): void {
    const open = keyOf({ ...denial, region: undefined });
    const same = denial.region === undefined ? this.#keys.get(open) : undefined;
    const own = keyOf(denial);
    const key = same ?? (!this.denials.has(own) && this.denials.has(open) ? open : own);
    if (!this.#keys.has(open)) this.#keys.set(open, key);
    const known = this.denials.get(key);
    this.denials.set(
      key,
      known
        ? denialOf({
            ...known,
            region: known.region ?? denial.region,
            count: known.count + denial.count,
            context: shared(known.context, denial.context),
          })
        : denial,
    );
  }
}

/** The keys that both have with the same value. */
function shared(a: Denial['context'], b: Denial['context']): Denial['context'] {
  return Object.fromEntries(Object.entries(a).filter(([key, value]) => b[key] === value));
}

/** Whether another message says who was refused the same. */
const isToldBy = (vague: Denial, denials: readonly Denial[]): boolean =>
  vague.principal === undefined &&
  vague.layer === 'unknown' &&
  denials.some(
    ({ principal, action, resource }) =>
      principal !== undefined && action === vague.action && resource === vague.resource,
  );

/** Whether a decoded message is of this encoded one. */
const isDecodedOf = (encoded: Denial, { form, layer, explicit, ...decoded }: Denial): boolean =>
  form === 'authorization' &&
  layer === 'unknown' &&
  explicit !== null &&
  decoded.encoded === undefined &&
  (['action', 'resource', 'principalArn'] as const).every(
    (id) => encoded[id] === undefined || encoded[id] === decoded[id],
  );

/** The denials, of which each that is encoded is one with its decoded message, where the text has that too. */
function withDecoded(denials: readonly Denial[]): readonly Denial[] {
  const pairs = new Map(
    denials.flatMap((each): readonly [Denial, Denial][] => {
      const decoded =
        each.encoded === undefined ? undefined : denials.find((other) => isDecodedOf(each, other));
      return decoded ? [[each, decoded]] : [];
    }),
  );
  const told = new Set(pairs.values());
  return denials.flatMap((each) => {
    const decoded = pairs.get(each);
    if (!decoded) return told.has(each) ? [] : each;
    const { layer, explicit, policyArn, position, count } = each;
    return { ...decoded, layer, explicit: explicit ?? decoded.explicit, policyArn, position, count };
  });
}

/** “Task timed out”, as there was no way to the endpoint. */
const isConsequence = (
  { form, position: { start } }: Denial,
  denials: readonly Denial[],
  text: string,
): boolean =>
  form === 'read-timeout' &&
  /^.{0,80}\bTask timed out/.test(text.slice(start, start + 100)) &&
  denials.some((other) => other.form === 'connect-timeout' || other.form === 'endpoint-unreachable');

/**
 * “Could not be used to assume” a role of CDK’s: it then tries with the caller’s own rights what the role would do.
 * https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
 */
function withoutTries(denials: readonly Denial[]): readonly Denial[] {
  const isAssumed = ({ action, resource }: Denial): boolean =>
    action === 'sts:AssumeRole' && resource?.includes(':role/cdk-') === true;
  const tried = denials.filter(
    ({ action, resource }) =>
      action === 'ssm:GetParameter' && resource?.includes(':parameter/cdk-bootstrap/') === true,
  );
  const [caller] = tried;
  if (!caller || !denials.some(isAssumed)) return denials;
  const { principal, principalArn, account } = caller;
  return denials
    .filter((each) => !tried.includes(each) && each.form !== 'no-bootstrap')
    .map((each) =>
      isAssumed(each) && each.principal === undefined ? { ...each, principal, principalArn, account } : each,
    );
}

/** The denials in the text, in order, each once with how often it is there. */
export function parseDenials(text: string): readonly Denial[] {
  const { events, rest } = eventsIn(text);
  const all = [
    ...events.flatMap(
      ({ event, position }) => denialOfDecoded(event, position) ?? denialOfEvent(event, position) ?? [],
    ),
    ...scanMessages(plainText(rest)),
  ].toSorted((a, b) => a.position.start - b.position.start);
  const found = new Found();
  for (const denial of all) found.add(withPassedService(denial, text));
  const denials = withoutTries(withDecoded([...found.denials.values()]));
  return denials.filter((each) => !isToldBy(each, denials) && !isConsequence(each, denials, text));
}
