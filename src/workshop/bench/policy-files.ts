// Files to time `rolewright check` with: in turn a policy that we compose, and one with actions of any AWS services.
import type { Reference } from '#iam/reference/reference.ts';
import { numbers } from './numbers.ts';
import { POLICIES, REFERENCE } from './policies.ts';

export interface PolicyFile {
  readonly name: string;
  readonly text: string;
}

function statement(reference: Reference, next: () => number, hasTypo: boolean): unknown {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const service = reference.listed(pick(reference.prefixes));
  const names = [...(service?.actions.values() ?? [])];
  const actions = Array.from(
    { length: 1 + Math.floor(next() * 6) },
    () => `${service?.prefix}:${pick(names)}`,
  );
  return {
    Effect: next() < 0.9 ? 'Allow' : 'Deny',
    Action: hasTypo ? [...actions, `${actions[0]}x`] : actions,
    Resource: next() < 0.5 ? '*' : `arn:aws:s3:::amzn-s3-demo-bucket-${Math.floor(next() * 100)}/*`,
    ...(next() < 0.3 && {
      Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'us-west-2'] } },
    }),
  };
}

/** `count` files; one in twenty has an action with a typing error. */
export function policyFiles(count: number): readonly PolicyFile[] {
  const next = numbers(7);
  return Array.from({ length: count }, (_, index) => {
    const name = `policy-${String(index).padStart(4, '0')}.json`;
    if (index % 2 === 0) return { name, text: POLICIES[(index / 2) % POLICIES.length]!.text };
    const statements = Array.from({ length: 1 + Math.floor(next() * 8) }, (_each, number) =>
      statement(REFERENCE, next, number === 0 && index % 20 === 1),
    );
    return {
      name,
      text: `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2)}\n`,
    };
  });
}
