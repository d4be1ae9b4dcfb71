// What follows a refused call in the step that it is part of, as statements.
import type { Denial } from '#deepseek/denials/denial.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { CALL_SEQUENCES, type CallSequence, type SequenceCalls } from './call-sequences.ts';
import type { Clues } from './clues.ts';
import { allow, placeOf, type NextCalls } from './next-of-calls.ts';

const actionsOf = ({ actions }: SequenceCalls): readonly string[] => {
  const [service, names = ''] = actions.split(':');
  return names.split(' ').map((name) => `${service}:${name}`);
};

const beginsWith = (calls: SequenceCalls, action: string): boolean =>
  calls.follows !== true && actionsOf(calls).includes(action);

const has = ({ calls }: CallSequence, action: string): boolean =>
  calls.some((each) => beginsWith(each, action));

const one = <T>(values: readonly T[]): T | readonly T[] => (values.length === 1 ? values[0]! : values);

/** "chat-llm-*" of "…:endpoint-config/chat-llm-2026-11-20-10-11-12" */
function nameIn(resource = ''): string | undefined {
  const name = /[:/]([^:/*]+)$/.exec(resource)?.[1] ?? '';
  const start = name.replace(/\d{4}-\d\d-\d\d[\d-]*$|\d{10,}$/, '');
  return start === '' ? undefined : start === name ? name : `${start}*`;
}

/** "ml" of "…:access-entry/ml/role/…" or "…:cluster/ml" */
const clusterIn = (resource = ''): string =>
  /:eks:[^/]+:(?:cluster|access-entry|nodegroup|podidentityassociation)\/([^/*]+)/.exec(resource)?.[1] ?? '*';

const LOG_GROUP = /^(arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[^:*]+)/;

/** The ARNs that a row names; undefined where the message does not say enough to write them. */
function resourcesOf(on: string, denial: Denial, clues: Clues): readonly string[] | undefined {
  const { partition, region, account } = placeOf(denial, clues);
  // “endpoint/chat/variant/AllTraffic” of what is scaled.
  const endpoint = /\bendpoint\/([\w-]+)\/variant\b/.exec(clues.text)?.[1];
  const arns = on.split(' ').map((each) => {
    if (each === '*') return each;
    if (each === 'it') return LOG_GROUP.exec(denial.resource ?? '')?.[1] ?? denial.resource;
    const [service, ...rest] = each.split(':');
    const isGlobal = rest[0] === '';
    const end = rest.slice(isGlobal ? 1 : 0).join(':');
    if (account === undefined || (!isGlobal && region === undefined)) return undefined;
    const name = nameIn(denial.resource);
    if (name === undefined && end.includes('{name}')) return undefined;
    const named = end.replace('{name}', name ?? '').replace('{cluster}', clusterIn(denial.resource));
    const arn = `arn:${partition}:${service}:${isGlobal ? '' : region}:${account}:${named}`;
    // What was refused on one of these is it.
    if (arn.endsWith('/*') && denial.resource?.startsWith(arn.slice(0, -1)) === true) return denial.resource;
    return endpoint === undefined ? arn : arn.replace(/:endpoint\/\*$/, `:endpoint/${endpoint}`);
  });
  // Calls of a log group are checked on either.
  const all = arns.flatMap((arn) => (arn !== undefined && LOG_GROUP.test(arn) ? [arn, `${arn}:*`] : [arn]));
  return all.every((arn) => arn !== undefined) ? all : undefined;
}

/** Whether the row is about what was refused: a tag of a model is not that of its endpoint. */
function isAbout({ on }: SequenceCalls, resource: string | undefined): boolean {
  if (resource === undefined || on === '*' || on === 'it') return true;
  return on.split(' ').some((each) => {
    const type = each.replace(/^[\w-]+::?/, '').split(/[/{*]/)[0]!;
    return resource.includes(`:${type}`);
  });
}

/** The calls behind the refused one: what is left of its own row, and the rows below. */
export function nextInSequence(denial: Denial, clues: Clues): NextCalls | undefined {
  const { action = '', alsoNeeds } = denial;
  const sequence = CALL_SEQUENCES.find(
    (each) => has(each, action) && (each.when === undefined || each.when.test(clues.text)),
  );
  if (!sequence) return undefined;
  const own = sequence.calls.filter((each) => beginsWith(each, action));
  const at = sequence.calls.indexOf(own.find((each) => isAbout(each, denial.resource)) ?? own[0]!);
  const missing = new Set([action, ...alsoNeeds]);
  const follow = sequence.calls.slice(at).flatMap((calls, index) => {
    const actions = actionsOf(calls).filter((each) => index > 0 || !missing.has(each));
    return actions.length === 0 ? [] : [{ calls, actions }];
  });
  const statements = follow.map(({ calls: { sid, on, condition }, actions }): Statement | undefined => {
    const resources = resourcesOf(on, denial, clues);
    return (
      resources && {
        ...allow(sid, one(actions), one(resources)),
        ...(condition && { Condition: condition }),
      }
    );
  });
  const { why } = sequence;
  if (follow.length === 0) return undefined;
  const isWhole = statements.every((each) => each !== undefined);
  return isWhole
    ? { why, statements }
    : { why: `${why} Allow ${follow.flatMap(({ actions }) => actions).join(', ')}.`, statements: [] };
}
