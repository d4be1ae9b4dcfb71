// A model in a task of an ECS cluster: the task, and the instances it runs on.
import type { Call } from '#iam/request/call.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { around } from '#deepseek/expectations/near-misses.ts';

/** Who assumes another role of the kit. */
export function assumedBy(role: string, service: string, others: readonly string[]): readonly Expectation[] {
  const call: Call = {
    label: `Assume ${role.slice(role.lastIndexOf('/') + 1)}`,
    principal: { caller: service },
    action: 'sts:AssumeRole',
    resource: role,
    context: {},
  };
  return around(
    call,
    others.map((caller) => ({ difference: 'another service', principal: { caller } })),
  );
}

/** An account takes a name once: the kit says so, and there is nothing to prove of roles that are one. */
export function haveOwnNames(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length;
}
