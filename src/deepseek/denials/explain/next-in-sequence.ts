// What follows a refused call in the step that it is part of, as statements.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { oneOrMany } from '#deepseek/compose/planned-statement.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { CALL_SEQUENCES } from './call-sequences.ts';
import type { Clues } from './clues.ts';
import { allow, placeOf, type NextCalls } from './next-of-calls.ts';

/** A line of a sequence. */
interface SequenceCalls {
  readonly actions: readonly string[];
  readonly on: readonly string[];
  readonly condition: Statement['Condition'];
  readonly isOfOthers: boolean;
}

const LINE =
  /^(?<others>\+ )?(?<service>[\w-]+):(?<names>.+?) on (?<on>.+?)(?: if (?<operator>\w+) (?<key>\S+) (?<values>.+))?$/;

export function readCalls(line: string): SequenceCalls {
  const {
    others,
    service,
    names = '',
    on = '',
    operator,
    key = '',
    values = '',
  } = LINE.exec(line)?.groups ?? {};
  return {
    actions: names.split(' ').map((name) => `${service}:${name}`),
    on: on.split(' '),
    condition: operator === undefined ? undefined : { [operator]: { [key]: oneOrMany(values.split(' ')) } },
    isOfOthers: others !== undefined,
  };
}

const SEQUENCES = CALL_SEQUENCES.map((each) => ({ ...each, calls: each.calls.map(readCalls) }));

const beginsWith = ({ actions, isOfOthers }: SequenceCalls, action: string): boolean =>
  !isOfOthers && actions.includes(action);

/** “DescribeEndpointNext” */
const sidOf = (action: string): string => `${action.split(':')[1]}Next`;

/** "chat-llm-*" of "…:endpoint-config/chat-llm-2026-11-20-10-11-12" */
function nameIn(resource = ''): string | undefined {
  const name = /[:/]([^:/*]+)$/.exec(resource)?.[1] ?? '';
  const start = name.replace(/\d{4}-\d\d-\d\d[\d-]*$|\d{10,}$/, '');
  return start === '' ? undefined : start === name ? name : `${start}*`;
}

/** As the SDK is given it, for the endpoint and its configuration. https://sagemaker.readthedocs.io/en/stable/api/inference/model.html */
const ENDPOINT_NAME = /\bendpoint_name\s?=\s?["']([A-Za-z0-9][A-Za-z0-9-]{0,62})["']/;

/** "ml" of "…:access-entry/ml/role/…" or "…:cluster/ml" */
const clusterIn = (resource = ''): string | undefined =>
  /:eks:[^/]+:(?:cluster|access-entry|nodegroup|podidentityassociation)\/([^/*]+)/.exec(resource)?.[1];

const LOG_GROUP = /^(arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[^:*]+)/;

/** The ARNs that a row names; undefined where the message does not say enough to write them. */
function resourcesOf(on: readonly string[], denial: Denial, clues: Clues): readonly string[] | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  // “endpoint/chat/variant/AllTraffic” of what is scaled.
  const endpoint = /\bendpoint\/([\w-]+)\/variant\b/.exec(clues.text)?.[1];
  const arns = on.map((each) => {
    if (each === '*') return each;
    if (each === 'it') return LOG_GROUP.exec(denial.resource ?? '')?.[1] ?? denial.resource;
    const [service, ...rest] = each.split(':');
    const isGlobal = rest[0] === '';
    const end = rest.slice(isGlobal ? 1 : 0).join(':');
    if (account === undefined || (!isGlobal && region === undefined)) return undefined;
    const name = nameIn(denial.resource);
    const cluster = clusterIn(denial.resource);
    if (
      (name === undefined && end.includes('{name}')) ||
      (cluster === undefined && end.includes('{cluster}'))
    )
      return undefined;
    const ofText = /^endpoint(?:-config)?\//.test(end) ? ENDPOINT_NAME.exec(clues.text)?.[1] : undefined;
    const named = end.replace('{name}', ofText ?? name ?? '').replace('{cluster}', cluster ?? '');
    const arn = `arn:${partition}:${service}:${isGlobal ? '' : region}:${account}:${named}`;
    if (arn.endsWith('/**')) return arn.slice(0, -1);
    // What was refused on one of these is it.
    if (arn.endsWith('/*') && denial.resource?.startsWith(arn.slice(0, -1)) === true) return denial.resource;
    return endpoint === undefined ? arn : arn.replace(/:endpoint\/\*$/, `:endpoint/${endpoint}`);
  });
  // Calls of a log group are checked on either.
  const all = arns.flatMap((arn) => (arn !== undefined && LOG_GROUP.test(arn) ? [arn, `${arn}:*`] : [arn]));
  return all.every((arn) => arn !== undefined) ? all : undefined;
}

/** Whether the row is about what was refused: a tag of a model is not that of its endpoint. */
const isAbout = ({ on }: SequenceCalls, resource: string | undefined): boolean =>
  resource === undefined ||
  on.some((each) => {
    if (each === '*' || each === 'it') return true;
    const [service, ...rest] = each.split(':');
    const end = rest.slice(rest[0] === '' ? 1 : 0).join(':');
    const pattern = `arn:*:${service}:*:*:${end.replaceAll(/\{\w+\}/g, '*').replace('**', '*')}`;
    return globMatches(pattern, resource);
  });

/** Who looks at something is not given what changes it. */
const READS = /:(?:Get|List|Describe|BatchGet|Head)/;

/** The calls behind the refused one: what is left of its own row, and the rows below. */
export function nextInSequence(denial: Denial, clues: Clues): NextCalls | undefined {
  const { action = '', alsoNeeds } = denial;
  const isRefused = (calls: SequenceCalls): boolean =>
    beginsWith(calls, action) && isAbout(calls, denial.resource);
  const isRead = READS.test(action);
  const sequence = SEQUENCES.find(
    ({ calls, when }) => calls.some(isRefused) && (when === undefined ? !isRead : when.test(clues.text)),
  );
  if (!sequence) return undefined;
  const at = sequence.calls.findIndex(isRefused);
  if (isRead && !sequence.calls[at]!.actions.every((each) => READS.test(each))) return undefined;
  const missing = new Set([action, ...alsoNeeds]);
  const isTimed = nameIn(denial.resource)?.endsWith('*') === true;
  const follow = sequence.calls.slice(at).flatMap((calls, index) => {
    // Of names that are made up, or end in the time, the next try has another.
    const isOfAll = calls.on.some((each) => each.endsWith('/**') || (isTimed && each.endsWith('{name}')));
    const actions = calls.actions.filter(
      (each) => (index > 0 || isOfAll || !missing.has(each)) && (!isRead || READS.test(each)),
    );
    return actions.length === 0 ? [] : [{ ...calls, actions }];
  });
  const statements = follow.map(({ actions, on, condition }): Statement | undefined => {
    const resources = resourcesOf(on, denial, clues);
    return (
      resources && {
        ...allow(sidOf(actions[0]!), oneOrMany(actions), oneOrMany(resources)),
        ...(condition && { Condition: condition }),
      }
    );
  });
  const { why } = sequence;
  if (follow.length === 0) return undefined;
  // What cannot be written as an ARN is named.
  const named = follow.flatMap(({ actions }, nth) => (statements[nth] ? [] : actions));
  return {
    why: named.length === 0 ? why : `${why} Allow ${named.join(', ')}.`,
    statements: statements.filter((each) => each !== undefined),
  };
}

/** What follows in the step of a call that passes a role, where the passing was refused. */
export function nextOfPassing(denial: Denial, clues: Clues): NextCalls | undefined {
  const { operation, context } = denial;
  const [service] = context['iam:PassedToService']?.split('.') ?? [];
  if (operation === undefined || service === undefined) return undefined;
  const named = SEQUENCES.flatMap(({ calls }) => calls.flatMap(({ actions }) => actions));
  const action = named.find((each) => each === `${service}:${operation}`);
  return action === undefined ? undefined : nextInSequence({ ...denial, action, resource: undefined }, clues);
}
