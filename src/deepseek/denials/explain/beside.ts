// What goes with the statements of a fix: the calls that follow, and the same for more than what failed.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import type { CallReading } from './denied-call.ts';
import type { Beside } from './explained.ts';
import { nextCalls } from './next-calls.ts';
import type { NextCalls } from './next-of-calls.ts';
import { statementsText } from './statements.ts';
import { forEveryTry, widerThan } from './wider.ts';

/** Policies that say what a caller may do; those of one resource are about that resource only. */
const OF_CALLERS: ReadonlySet<DenialLayer> = new Set<DenialLayer>([
  'identity',
  'boundary',
  'session',
  'scp',
  'endpoint',
]);

/** Actions of the one resource, for the policy that it has. */
const onSame = ({ action = '' }: Denial, next: readonly NextCalls[]): readonly NextCalls[] =>
  /^(?:s3|kms|logs|ecr):/i.test(action) ? next : [];

/** The policy of an endpoint sees the calls of its service alone. */
const isOfService =
  ({ action = '' }: Denial) =>
  ({ Action = [] }: Statement): boolean =>
    toArray(Action).every((each) => each.split(':')[0] === action.split(':')[0]);

/** As the policy of the resource has it: with its principal, and without a resource where it takes none. */
function forCaller({ Resource, ...next }: Statement, { Principal, Resource: own }: Statement): Statement {
  return {
    ...next,
    ...(Principal !== undefined && { Principal }),
    ...(own !== undefined && Resource !== undefined && { Resource }),
  };
}

export function besideOf(
  denial: Denial,
  layer: DenialLayer,
  { clues }: Pick<CallReading, 'clues'>,
  statements: readonly Statement[],
): Beside {
  const all = nextCalls(denial, clues);
  const own = OF_CALLERS.has(layer) ? all : layer === 'trust' ? [] : onSame(denial, all);
  const next =
    layer === 'endpoint'
      ? own.filter(({ statements: more }) => more.length > 0 && more.every(isOfService(denial)))
      : own;
  const named = statements.find(({ Principal }) => Principal !== undefined);
  // The policy of one resource allows nothing that takes none.
  const isOfResource = ({ Resource }: Statement): boolean => layer !== 'resource' || Resource !== '*';
  return {
    next: next.map((each) => ({
      ...each,
      statements: named
        ? each.statements.filter(isOfResource).map((one) => forCaller(one, named))
        : forEveryTry(each.statements),
    })),
    wider: layer === 'trust' ? undefined : widerThan(statements),
  };
}

/** As lines of a text to send. */
export const besideLines = ({ next, wider }: Beside): readonly string[] => [
  ...next.flatMap(({ why, statements }) => [
    `Next: ${why}`,
    ...(statements.length === 0 ? [] : [statementsText(statements)]),
  ]),
  ...(wider === undefined ? [] : [`Or wider, for ${wider.opens}:`, statementsText(wider.statements)]),
];
