// The checks in the order in which they are listed: what must pass and what must be denied, failing ones first, then by role or topic.
import type { Proofs, ProvedExpectation } from '#app/state/proofs.ts';
import type { Call } from '#iam/request/index.ts';
import { callLine } from './call-line.ts';

/** One line of a list. */
export interface CheckLine {
  readonly proved: ProvedExpectation;
  readonly title: string;
  /** The action without its service. */
  readonly action: string;
}

/** The lines about one role or topic. */
export interface CheckGroup {
  readonly id: string;
  /** Undefined where there is no other group. */
  readonly title: string | undefined;
  readonly lines: readonly CheckLine[];
}

export interface CheckList {
  readonly expect: 'allowed' | 'denied';
  readonly title: string;
  readonly total: number;
  readonly failing: number;
  /** What fails and what could not be decided comes first, in a group of its own. */
  readonly groups: readonly CheckGroup[];
}

type Roles = Proofs['environment']['roles'];

/** Assuming a role depends on its trust policy, not on the caller's own policies. */
const takesOn = ({ action, resource }: Call, roles: Roles) =>
  action.toLowerCase().startsWith('sts:') ? roles.find(({ arn }) => arn === resource) : undefined;

function groupOf(
  { expectation, own }: ProvedExpectation,
  roles: Roles,
): readonly [id: string, title: string] {
  if (own) return ['own', 'Your own'];
  const { principal, topic } = expectation;
  if (topic !== undefined) return [`topic ${topic}`, topic];
  const trusted = takesOn(expectation, roles);
  if (trusted && 'caller' in principal) return [`trust ${trusted.id}`, `Who can assume ${trusted.name}`];
  const holder = 'role' in principal ? principal.role : principal.permitted;
  if (holder === undefined) return ['others', 'Others'];
  const role = roles.find(({ id }) => id === holder);
  return [holder, role ? `${role.title} ${role.name}` : holder];
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What differs, where the call that it differs from is listed too; else all of it. */
function titleOf(
  { label, difference }: ProvedExpectation['expectation'],
  isListed: boolean,
  before = '',
): string {
  if (difference === undefined)
    return before !== '' && label.startsWith(`${before}, `) ? `The same${label.slice(before.length)}` : label;
  return isListed ? upper(difference) : `${label}: ${difference}`;
}

const bareAction = (action: string): string => action.slice(action.indexOf(':') + 1);

/** Two lines that read the same say which call they are about. */
function linesOf(all: readonly ProvedExpectation[], passing: ReadonlySet<string>): readonly CheckLine[] {
  const lines = all.map((proved, index): CheckLine => {
    const { expectation } = proved;
    const before = all[index - 1]?.expectation;
    return {
      proved,
      title: titleOf(
        expectation,
        passing.has(expectation.label),
        before?.difference === undefined ? before?.label : undefined,
      ),
      action: bareAction(expectation.action),
    };
  });
  const apart = differ(lines, ({ proved }) => titleOf(proved.expectation, false));
  // The same call on another resource.
  return differ(apart, ({ title, proved }) => `${title}: ${callLine(proved.expectation).on ?? 'all'}`);
}

/** Lines that read the same get a longer title. */
function differ(lines: readonly CheckLine[], longer: (line: CheckLine) => string): readonly CheckLine[] {
  const key = ({ title, action }: CheckLine): string => `${title} ${action}`;
  const count = new Map<string, number>();
  for (const line of lines) count.set(key(line), (count.get(key(line)) ?? 0) + 1);
  return lines.map((line) => ((count.get(key(line)) ?? 0) > 1 ? { ...line, title: longer(line) } : line));
}

const RANKS: Record<ProvedExpectation['outcome'], number> = { fails: 0, open: 1, holds: 2 };

/** As things stand where all holds: those of the roles, of their trust policies, of others, and a person's own. */
const placeOf = (id: string): number =>
  ['trust ', 'others', 'own'].findIndex((each) => id.startsWith(each)) + 1;

function groupsOf(lines: readonly CheckLine[], roles: Roles): readonly CheckGroup[] {
  const broken = lines
    .filter(({ proved }) => proved.outcome !== 'holds')
    .toSorted((a, b) => RANKS[a.proved.outcome] - RANKS[b.proved.outcome]);
  const groups = new Map<string, { readonly title: string; readonly lines: CheckLine[] }>();
  for (const line of lines) {
    if (line.proved.outcome !== 'holds') continue;
    const [id, title] = groupOf(line.proved, roles);
    const group = groups.get(id);
    if (group) group.lines.push(line);
    else groups.set(id, { title, lines: [line] });
  }
  const rest = [...groups].toSorted(([a], [b]) => placeOf(a) - placeOf(b));
  // One role with its trust policy needs no headings: the lines say it.
  const isPlain = rest.every(([id]) => !id.startsWith('topic ')) && roles.length < 2;
  return [
    ...(broken.length > 0 ? [{ id: 'broken', title: undefined, lines: broken }] : []),
    ...rest.map(([id, group]) => ({
      id,
      title: isPlain && id !== 'own' ? undefined : group.title,
      lines: group.lines,
    })),
  ];
}

const LISTS = [
  ['allowed', 'Must pass'],
  ['denied', 'Must be denied'],
] as const;

/** The scenario's checks and a person's own, as two lists; one that is empty is left out. */
export function listsOf({ all, environment }: Pick<Proofs, 'all' | 'environment'>): readonly CheckList[] {
  const passing = new Set(
    all.flatMap(({ expectation: { expect, label } }) => (expect === 'allowed' ? [label] : [])),
  );
  return LISTS.flatMap(([expect, title]): readonly CheckList[] => {
    const these = all.filter(({ expectation }) => expectation.expect === expect);
    if (these.length === 0) return [];
    return [
      {
        expect,
        title,
        total: these.length,
        failing: these.filter(({ outcome }) => outcome === 'fails').length,
        groups: groupsOf(linesOf(these, passing), environment.roles),
      },
    ];
  });
}

const DECISIONS = {
  allowed: 'Allowed',
  implicitlyDenied: 'Denied',
  explicitlyDenied: 'Denied',
  depends: 'Allowed or denied, depending on what the request leaves open',
} as const;

/** The result in words: "Denied"; "Allowed, but must be denied". */
export function outcomeWords({ expectation, proof, outcome }: ProvedExpectation): string {
  if (outcome === 'open' || proof.decision === undefined)
    return `Not decided; it must be ${expectation.expect}`;
  const decision = DECISIONS[proof.decision];
  return outcome === 'holds' ? decision : `${decision}, but must be ${expectation.expect}`;
}
