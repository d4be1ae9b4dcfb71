// The messages about open privilege-escalation paths.
import { show, showAll } from '#iam/text/quote.ts';
import { atValue, type CheckFinding } from '#iam/rules/check.ts';
import type { OpenPath } from './open-paths.ts';

const SERVICE = /\.amazonaws\.com$/;

/** " There are 3 more paths." */
function more(number: number): string {
  if (number === 0) return '';
  return number === 1 ? ' There is one more path.' : ` There are ${number} more paths.`;
}

const ON: Readonly<Record<OpenPath['path']['kind'], string>> = {
  iam: 'on all resources',
  pass: 'on all roles',
  existing: 'on all resources',
};

function leadsTo({ path: { kind, strength } }: OpenPath): string {
  if (kind === 'pass') return 'the rights of any role';
  if (kind === 'existing') return 'the rights of roles already in use';
  return strength === 'critical' ? 'administrator rights' : 'more rights';
}

/** "`iam:PassRole` on all roles, with `ec2:RunInstances`, is a way to the rights of any role" */
function sentence(openPath: OpenPath): string {
  const { path, actions, onOneself } = openPath;
  const [first = '', ...others] = actions;
  const on = onOneself ? 'on the caller’s own user' : ON[path.kind];
  const also = others.length > 0 ? `, with ${showAll(others)},` : '';
  return `${show(first)} ${on}${also} can lead to ${leadsTo(openPath)}: the caller can ${path.does}.`;
}

function advice({ path: { kind, by } }: OpenPath): string {
  if (kind === 'pass') return 'Name the roles, or limit them to services with `iam:PassedToService`.';
  return by === '' || SERVICE.test(by) ? 'Name the resources.' : `Name the resources, or require \`${by}\`.`;
}

/** One finding for all paths of a kind: they are fixed together. */
export function findingFor(ways: readonly OpenPath[]): CheckFinding | undefined {
  const [strongest, ...others] = ways;
  if (!strongest) return undefined;
  const number = others.reduce((total, path) => total + 1 + path.others.length, strongest.others.length);
  return {
    message: `${sentence(strongest)}${more(number)} ${advice(strongest)}`,
    locations: [...new Set(ways.flatMap(({ entries }) => entries))].map((path) => atValue(path)),
    ...(strongest.path.kind === 'existing' && { severity: 'suggestion' }),
  };
}
