// The findings on privilege-escalation paths, each with the paths that it is about.
import { show } from '#iam/text/quote.ts';
import { atValue, type CheckFinding } from '#iam/rules/check.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import type { EscalationPath } from '#iam/facts/privilege-escalation.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { ALL } from './allowed-actions.ts';
import { findingFor } from './path-message.ts';
import { openPaths, type OpenPath } from './open-paths.ts';

interface FoundPaths {
  readonly finding: CheckFinding;
  readonly ways: readonly OpenPath[];
}

function entryAt({ statements }: PolicyView, { entries }: OpenPath): string | undefined {
  for (const { actions } of statements) {
    const entry = actions.find(({ path }) => path === entries[0]);
    if (entry) return entry.value;
  }
  return undefined;
}

/** The findings that are worth reading: who can become an administrator needs no other path. */
function findingsOf(policy: PolicyView, ways: readonly OpenPath[]): readonly FoundPaths[] {
  const [strongest] = ways;
  if (!strongest) return [];
  const entry = entryAt(policy, strongest);
  const isCritical = strongest.path.strength === 'critical';
  if (entry !== undefined && ALL.test(entry) && isCritical) {
    const message = `${show(entry)} on all resources gives full administrator rights. Allow only the actions that are needed, on the resources that need them.`;
    return [{ finding: { message, locations: strongest.entries.map((path) => atValue(path)) }, ways }];
  }
  const ofKind = (kind: OpenPath['path']['kind']): readonly FoundPaths[] => {
    const these = ways.filter(({ path }) => path.kind === kind);
    const finding = findingFor(these);
    return finding ? [{ finding, ways: these }] : [];
  };
  const iam = ofKind('iam');
  if (iam.length > 0 && isCritical) return iam;
  const hits = [...iam, ...ofKind('pass')];
  return hits.length > 0 ? hits : ofKind('existing');
}

export const foundPaths = (policy: PolicyView, reference: Reference): readonly FoundPaths[] =>
  findingsOf(policy, openPaths(policy, reference));

/** The name of a path, whatever policy opens it: "iam:PassRole + ec2:RunInstances". */
const nameOf = ({ kind, needs }: EscalationPath): string =>
  [...(kind === 'pass' ? ['iam:PassRole'] : []), ...needs.map(([first]) => first)].join(' + ');

const namesIn = (ways: readonly OpenPath[]): readonly string[] =>
  ways.flatMap(({ path, others }) => [path, ...others].map(nameOf));

/** The names of the paths that a finding of this check is about, and of those that are open besides and in no finding. */
interface NamedPaths {
  readonly about: readonly string[];
  readonly besides: readonly string[];
}

/** By the message of the finding. What is in no finding goes with the first. */
export function namedPaths(policy: PolicyView, reference: Reference): ReadonlyMap<string, NamedPaths> {
  const all = openPaths(policy, reference);
  const found = findingsOf(policy, all);
  const told = new Set(found.flatMap(({ ways }) => namesIn(ways)));
  const besides = namesIn(all).filter((name) => !told.has(name));
  return new Map(
    found.map(({ finding, ways }, index) => [
      finding.message,
      { about: namesIn(ways), besides: index === 0 ? besides : [] },
    ]),
  );
}
