// Says what an open way to more rights comes to.
import { show, showAll } from '#core/text/quote.ts';
import { atValue, type CheckFinding } from '#core/lint/check.ts';
import type { OpenPath } from './open-paths.ts';

const SERVICE = /\.amazonaws\.com$/;

/** "3 more ways are open." */
function more(number: number): string {
  if (number === 0) return '';
  return number === 1 ? ' One more way is open.' : ` ${number} more ways are open.`;
}

const ON: Readonly<Record<OpenPath['way']['kind'], string>> = {
  iam: 'on all resources',
  pass: 'on all roles',
  existing: 'on all resources',
};

function leadsTo({ way: { kind, strength } }: OpenPath): string {
  if (kind === 'pass') return 'the rights of any role';
  if (kind === 'existing') return 'the rights of roles already in use';
  return strength === 'critical' ? 'administrator rights' : 'more rights';
}

/** "`iam:PassRole` on all roles, with `ec2:RunInstances`, is a way to the rights of any role" */
function sentence(open: OpenPath): string {
  const { way, actions, onOneself } = open;
  const [first = '', ...others] = actions;
  const on = onOneself ? 'on the caller’s own user' : ON[way.kind];
  const also = others.length > 0 ? `, with ${showAll(others)},` : '';
  return `${show(first)} ${on}${also} is a way to ${leadsTo(open)}: one can ${way.does}.`;
}

function advice({ way: { kind, by } }: OpenPath): string {
  if (kind === 'pass') return 'Name the roles, or tie them to services with `iam:PassedToService`.';
  return by === '' || SERVICE.test(by) ? 'Name the resources.' : `Name the resources, or require \`${by}\`.`;
}

/** One finding for all ways of a kind: they are mended together. */
export function findingFor(ways: readonly OpenPath[]): CheckFinding | undefined {
  const [strongest, ...others] = ways;
  if (!strongest) return undefined;
  const number = others.reduce((total, way) => total + 1 + way.others, strongest.others);
  return {
    message: `${sentence(strongest)}${more(number)} ${advice(strongest)}`,
    locations: [...new Set(ways.flatMap(({ places }) => places))].map((path) => atValue(path)),
    ...(strongest.way.kind === 'existing' && { severity: 'suggestion' }),
  };
}
