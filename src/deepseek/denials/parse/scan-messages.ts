// Finds refusals in running text: logs, traces, terminals, answers of an API.
import { formatArn, parseArn } from '#iam/policy/arn.ts';
import { denialOf, type Denial } from '#deepseek/denials/denial.ts';
import { reasonIn } from './layer-wordings.ts';
import { callsIn, type NamedCall } from './named-calls.ts';
import { actionFor } from './operations.ts';
import { joined, type Found } from './joined-messages.ts';
import { NOTICES } from './notices.ts';
import { actionsIn, OTHER_MESSAGES } from './other-messages.ts';
import type { PlainText } from './plain-text.ts';
import { accountOf, principalArnOf } from './principal-arn.ts';

const STATEMENT = /\bnot authorized to perform:? ?["'`]?([a-z0-9-]+:[a-z0-9*]+)["'`]?/gi;
const SUBJECT =
  /(?<![\w:/])(?:(User|Principal|Role|Identity):? ?)?["'`(<]?(arn:[^\s"'`]+?|[^\s"'`()<>]+)["'`)>]? (?:is|are|was) (?:also )?$/i;
const RESOURCE =
  /^[,.]? ?on (?:the )?(?:resources?(?:\(s\))?:? ?)?(?:"([^"]{1,2100})"|'([^']{1,2100})'|`([^`]{1,2100})`|((?:arn:|\*)(?:<[\w-]{1,40}>|[^\s"'`<>])*))/i;
/** IAM names its own resources by type and name: "role DeepSeekInvoke". */
const IAM_RESOURCE =
  /^[,.]? ?on (?:the )?resource:? ?(role|user|group|policy|instance profile) ([\w+=,.@/-]{1,640})/i;
const NO_RESOURCE = /^ ?on (?:this resource|the resource associated with this ciphertext)/i;
/** The form that the AWS console shows. */
const CONSOLE =
  /User: ?(\S+?) ?(?:Service: ?([\w-]+) ?)?Action: ?(?:([\w-]+):)?(\w+) ?On resource\(s\): ?(\S+?) ?(?=Context:)/g;
const ENDPOINT_REGION = /[./]([a-z]{2}(?:-[a-z]+){1,2}-\d)\.(?:api\.aws|amazonaws\.)/;

const BEFORE = 700;
const AFTER = 3000;
const REASON_LENGTH = 400;

/** Punctuation that ends a sentence, not an ARN: one of a log group may end in a colon. */
const trimmed = (text: string): string =>
  text.replace(/(?:(?<!:log-stream|:log-group:[^:\s]{1,512}):|[.,;)\]}])+$/, '');

const regionOf = (resource: string | undefined): string | undefined =>
  parseArn(resource ?? '')?.region || undefined;

/** The ARN of an IAM resource in the principal's account; undefined if its account is not known. */
function iamArn(type: string, name: string, principal: string | undefined): string | undefined {
  const arn = parseArn(principal ?? '');
  const resource = `${type.toLowerCase().replace(' ', '-')}/${trimmed(name)}`;
  return arn && formatArn({ ...arn, service: 'iam', region: '', resource });
}

/** Prose about permissions: "nobody is not authorized to perform bedrock:InvokeModel". */
const PROSE_SUBJECT = /^[a-z]+$/;

/** The policy of a role is its trust policy, which messages call resource-based too. */
const layerOf = (layer: Denial['layer'], action = ''): Denial['layer'] =>
  layer === 'resource' && /^sts:(?:AssumeRole|TagSession|SetSourceIdentity)/i.test(action) ? 'trust' : layer;

/** A refusal by policies, with the reason that the message gives. */
const refusal = (
  principal: string | undefined,
  action: string | undefined,
  resource: string | undefined,
  reason: ReturnType<typeof reasonIn>,
): Denial =>
  denialOf({
    principal,
    principalArn: principalArnOf(principal),
    account: accountOf(principal),
    action,
    resource,
    layer: reason && layerOf(reason.layer, action),
    explicit: reason?.explicit,
    policyArn: reason?.policyArn,
    region: regionOf(resource),
  });

interface Subject {
  readonly principal: string | undefined;
  readonly length: number;
  readonly isProse?: boolean;
}

function subjectIn(before: string): Subject {
  const found = SUBJECT.exec(before);
  const [all = '', label, name = ''] = found ?? [];
  if (!found || /^(?:you|which|that|it|entity)$/i.test(name)) return { principal: undefined, length: 0 };
  const isProse = !/^[A-Z]/.test(label ?? '') && PROSE_SUBJECT.test(name);
  return { principal: trimmed(name), length: all.length, isProse };
}

/** "User: … is not authorized to perform: … on resource: … because …". */
function* statementsIn(text: string): Generator<Found> {
  let last = 0;
  for (const match of text.matchAll(STATEMENT)) {
    const [all, action = ''] = match;
    const { principal, length, isProse } = subjectIn(
      text.slice(Math.max(last, match.index - BEFORE), match.index),
    );
    const from = match.index + all.length;
    const next = text.indexOf('not authorized to perform', from);
    const rest = text.slice(from, Math.min(from + AFTER, next === -1 ? text.length : next));
    const on = RESOURCE.exec(rest);
    const quoted = on?.[1] ?? on?.[2] ?? on?.[3];
    const ofIam = on ? undefined : IAM_RESOURCE.exec(rest);
    const [, type = '', name = ''] = ofIam ?? [];
    const resource =
      quoted ?? (ofIam ? iamArn(type, name, principal) : on?.[4] === undefined ? undefined : trimmed(on[4]));
    const named = (on ?? ofIam ?? NO_RESOURCE.exec(rest))?.[0].length ?? 0;
    const reason = reasonIn(rest.slice(named, named + REASON_LENGTH));
    if (isProse && !all.includes('perform:') && named === 0 && !reason) continue;
    const end = from + named + (reason?.end ?? 0);
    last = end;
    yield {
      start: match.index - length,
      end,
      denial: refusal(principal, action, resource, reason),
    };
  }
}

function* consoleFormsIn(text: string): Generator<Found> {
  for (const match of text.matchAll(CONSOLE)) {
    const [all, principal, service, prefix = service, name = '', resource] = match;
    const from = match.index + all.length;
    const reason = reasonIn(text.slice(from, from + REASON_LENGTH));
    yield {
      start: match.index,
      end: from + (reason?.end ?? 0),
      denial: refusal(
        principal,
        prefix === undefined ? actionFor(name) : `${prefix}:${name}`,
        resource,
        reason,
      ),
    };
  }
}

/** The ARN of what an s3:// address names; an ARN as it is. */
const arnOf = (address: string): string =>
  address.startsWith('arn:')
    ? address
    : `arn:aws:s3:::${address.replace(/^s3:\/\//, '').replace(/\/$/, '/*')}`;

/** "bedrock", and where roles are assumed also "Bedrock", as the principal that policies name. */
function serviceName(name: string | undefined, assumes: boolean): string | undefined {
  if (name === undefined || !/^[a-z0-9-]+$/i.test(name) || (!assumes && /[A-Z]/.test(name))) return name;
  return `${name.toLowerCase()}.amazonaws.com`;
}

function* otherMessagesIn(text: string): Generator<Found> {
  for (const row of OTHER_MESSAGES) {
    for (const match of text.matchAll(row.pattern)) {
      const { groups = {} } = match;
      const { role } = groups;
      const [first, ...others] = row.actions ? actionsIn(groups) : [];
      const assumes = row.layer === 'trust' || row.onRole === true;
      const named = serviceName(groups['principal'], assumes);
      const servedBy = typeof row.principal === 'function' ? row.principal(groups) : row.principal;
      const address = groups['resource'];
      const before = text.slice(Math.max(0, match.index - BEFORE), match.index);
      const target =
        (assumes ? role : address && arnOf(address)) ?? row.arn?.(groups, before) ?? row.resource;
      yield {
        start: match.index,
        end: match.index + match[0].length,
        denial: denialOf({
          form: row.form,
          principal: (named ?? servedBy) || (assumes ? undefined : role),
          principalArn: assumes ? undefined : (role ?? principalArnOf(named)),
          account: accountOf(role ?? named),
          action: row.action ?? first,
          alsoNeeds: row.alsoNeeds?.(groups) ?? others,
          resource: target,
          region: regionOf(target),
          layer: row.layer,
          explicit: row.explicit,
          encoded: groups['encoded'],
          context: row.context?.(groups),
        }),
      };
    }
  }
}

/** Messages about what no policy changes. */
function* noticesIn(text: string): Generator<Found> {
  for (const { id, pattern, isCode } of NOTICES) {
    for (const match of text.matchAll(pattern)) {
      const { groups: { principal, model, resource } = {} } = match;
      yield {
        start: match.index,
        end: match.index + match[0].length,
        isCode,
        denial: denialOf({
          form: id,
          principal,
          principalArn: principalArnOf(principal),
          account: accountOf(principal),
          model,
          resource,
          region: regionOf(resource),
        }),
      };
    }
  }
}

/** A call that was refused without any word about why. */
function bareDenial({ operation, service, resource, start, end }: NamedCall): Found {
  const action = operation === undefined ? undefined : actionFor(operation, service);
  return { start, end, denial: denialOf({ form: 'bare', action, operation, resource }) };
}

/** What the message does not say, from the call that it is about. */
function completed(denial: Denial, call: NamedCall | undefined): Denial {
  if (!call?.operation) return denial;
  const action = denial.action ?? actionFor(call.operation, call.service);
  const name = action?.slice(action.indexOf(':') + 1).toLowerCase();
  return denialOf({
    ...denial,
    action,
    operation: name === call.operation.toLowerCase() ? undefined : call.operation,
    // A key is none of the objects that it encrypts.
    resource: denial.resource ?? (action?.startsWith('kms:') ? undefined : call.resource),
  });
}

/** The calls that a message is about: those after the message before it and shortly before or within it. */
function callsOf(
  { start, end }: Found,
  previousEnd: number,
  calls: readonly NamedCall[],
  from: number,
): readonly NamedCall[] {
  const found: NamedCall[] = [];
  for (let at = from; at < calls.length && calls[at]!.start < end; at += 1) {
    const call = calls[at]!;
    if (call.start >= previousEnd && start - call.end < BEFORE) found.push(call);
  }
  return found;
}

/** The refusals in a text, in order. */
export function scanMessages({ text, original }: PlainText): readonly Denial[] {
  const messages = joined(
    [...statementsIn(text), ...consoleFormsIn(text), ...otherMessagesIn(text), ...noticesIn(text)].toSorted(
      (a, b) => a.start - b.start || b.end - a.end,
    ),
    text,
  );
  const calls = callsIn(text);
  const named = new Set<NamedCall>();
  const found: Found[] = [];
  let [next, previousEnd] = [0, 0];
  for (const message of messages) {
    const own = callsOf(message, previousEnd, calls, next);
    for (const call of own) named.add(call);
    while (next < calls.length && calls[next]!.start < message.end) next += 1;
    previousEnd = message.end;
    const call = own.at(-1);
    const start = Math.min(message.start, call?.start ?? message.start);
    const around = text.slice(Math.max(0, start - 200), message.end + 200);
    const denial = completed(message.denial, call);
    found.push({
      start,
      end: message.end,
      denial: { ...denial, region: denial.region ?? ENDPOINT_REGION.exec(around)?.[1] },
    });
  }
  for (const call of calls) if (call.isDenied && !named.has(call)) found.push(bareDenial(call));
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, denial }) => ({
      ...denial,
      position: { start: original(start), end: original(end) },
    }));
}
