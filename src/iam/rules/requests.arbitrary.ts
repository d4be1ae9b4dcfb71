// Requests at the edges of policies: what they name, what their patterns match, and what is just outside.
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { parseIp, formatIp } from '#iam/policy/ip.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { isMultivalued, keyType } from './key-type.ts';
import type { SampleRequest } from './matching.arbitrary.ts';
import type { PolicyView, StatementView } from './policy-view.ts';

/** Always the same numbers, so that a failure comes again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

type Pick = <T>(list: readonly T[]) => T;

/** Actions that AWS has, at least as far as the index goes. */
function actionsFor(patterns: readonly string[], reference: Reference): readonly string[] {
  const known = (prefix: string): readonly string[] =>
    [...(reference.listed(prefix)?.actions.keys() ?? [])].map((name) => `${prefix}:${name}`);
  const found = patterns.flatMap((pattern) => {
    const lower = pattern.toLowerCase();
    const prefix = lower.slice(0, Math.max(0, lower.indexOf(':')));
    const all = known(prefix);
    const fitting = all.filter((name) => globMatches(lower, name));
    return [fitting[0], fitting.at(-1), fitting[fitting.length >> 1], all[0]].flatMap((name) => name ?? []);
  });
  return [...new Set([...found, 's3:getobject', 'ec2:runinstances', 'iam:passrole'])];
}

/** Texts that the pattern matches. */
const filled = (pattern: string): readonly string[] =>
  ['', 'x', 'a/b:c'].map((part) => pattern.replaceAll('*', part).replaceAll('?', 'q'));

const resourcesFor = (patterns: readonly string[]): readonly string[] => [
  ...new Set([
    ...patterns.flatMap((pattern) => filled(pattern)),
    '*',
    'arn:aws:x:us-east-1:999999999999:y/z',
  ]),
];

/** Values at and around those of a policy. */
function near(value: string): readonly string[] {
  const texts = [value, ...filled(value), value.toUpperCase(), value.toLowerCase(), `${value}x`];
  const number = /^-?\d{1,9}$/.test(value) ? [String(Number(value) + 1), String(Number(value) - 1)] : [];
  const ip = parseIp(value);
  const address = ip ? [formatIp({ ...ip, prefix: ip.version === 4 ? 32 : 128 })] : [];
  return [...texts, ...number, ...address];
}

const ALWAYS = [
  'other',
  'true',
  'false',
  '203.0.113.7',
  '10.1.2.3',
  'arn:aws:iam::999999999999:role/x',
  '2026-01-01T00:00:00Z',
  '5',
  '',
];

/** Up to `count` requests for each pair of policies; the first is what the second came from. */
export function requestsFor(
  policies: readonly PolicyView[],
  reference: Reference,
  count: number,
): readonly SampleRequest[] {
  const random = randomFrom(count);
  const pick: Pick = (list) => list[Math.floor(random() * list.length)]!;
  const statements = policies.flatMap((policy) => policy.statements);
  const textsOf = (
    of: (statement: StatementView) => readonly { readonly value: string }[],
  ): readonly string[] => statements.flatMap((statement) => of(statement).map(({ value }) => value));
  const actions = actionsFor(
    textsOf((each) => [...each.actions, ...each.notActions]),
    reference,
  );
  const resources = resourcesFor(textsOf((each) => [...each.resources, ...each.notResources]));
  const principals = [
    ...statements.flatMap((each) =>
      each.principals.map(({ kind, value }) => ({ kind: kind ?? 'AWS', value })),
    ),
    { kind: 'AWS', value: 'arn:aws:sts::111122223333:assumed-role/Reader/session' },
    { kind: 'AWS', value: 'arn:aws:iam::999999999999:user/other' },
    { kind: 'Service', value: 'other.amazonaws.com' },
  ];
  const conditions = statements.flatMap((each) => each.conditions);
  const keys = [...new Set([...conditions.map(({ keyName }) => keyName), 'aws:username'])];
  const named = new Map(
    keys.map((key) => [
      key,
      conditions.flatMap(({ keyName, values }) =>
        keyName === key ? values.flatMap(({ value }) => near(String(value))) : [],
      ),
    ]),
  );
  const isList = (key: string): boolean => isMultivalued(keyType(key, reference) ?? 'String');
  const valueOf = (key: string): string =>
    random() < 0.7 && named.get(key)!.length > 0 ? pick(named.get(key)!) : pick(ALWAYS);
  const given = (key: string): readonly [string, readonly string[]][] => {
    const chance = random();
    if (chance < 0.2) return [];
    if (isList(key) && chance < 0.3) return [[key, []]];
    if (isList(key) && chance < 0.6) return [[key, [valueOf(key), valueOf(key)]]];
    return [[key, [valueOf(key)]]];
  };
  return Array.from({ length: count }, () => ({
    action: pick(actions),
    resource: pick(resources),
    principal: pick(principals),
    context: new Map(keys.flatMap((key) => given(key))),
  }));
}
