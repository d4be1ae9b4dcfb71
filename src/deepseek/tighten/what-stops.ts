// What stops with a tighter policy, the most dangerous first, and in a sentence.
import { joinAnd } from '#iam/text/words.ts';
import type { RiskKind } from '#iam/access/matrix/risks.ts';

/** The levels that people know, in AWS's order. */
export const LEVELS = ['list', 'read', 'write', 'permissions', 'tagging'] as const;
export type Level = (typeof LEVELS)[number];

export type LossRisk = RiskKind | 'delete' | 'spend';

export interface LostAction {
  /** "bedrock:DeleteCustomModel" */
  readonly action: string;
  /** Undefined where the service's file could not be loaded. */
  readonly level: Level | undefined;
  readonly risk?: LossRisk;
}

interface RiskRow {
  readonly risk: LossRisk;
  /** What such an action does: "can change permissions". */
  readonly does: string;
  /** Which names of writing actions it is, where `access` does not call it a risk. */
  readonly names?: RegExp;
}

/** Worst first. */
const RISKS: readonly RiskRow[] = [
  { risk: 'escalation', does: 'can gain more permissions' },
  { risk: 'permissions', does: 'can change permissions' },
  { risk: 'pass-role', does: 'can pass roles to services' },
  { risk: 'credentials', does: 'can read secrets' },
  {
    risk: 'delete',
    does: 'can delete',
    names: /^(?:Batch)?(?:Delete|Terminate|Destroy|Purge|Deregister|Remove)/,
  },
  {
    risk: 'spend',
    does: 'can spend',
    names:
      /^(?:Purchase|Buy|RunInstances|Request(?:Spot|Capacity)|(?:Create|Accept|Start|Allocate)\w*(?:Provisioned|Reserv|Capacity|Offer|Savings))/,
  },
  { risk: 'data', does: 'can copy data' },
];

const LEVEL_ORDER: readonly (Level | undefined)[] = ['permissions', 'write', 'tagging', 'read', 'list'];

/** The risk of an action: what `access` says of it, else what its name says. */
export function riskOf(
  action: string,
  level: Level | undefined,
  kinds: readonly RiskKind[] = [],
): LossRisk | undefined {
  const name = action.slice(action.indexOf(':') + 1);
  return RISKS.find(
    ({ risk, names }) =>
      kinds.some((kind) => kind === risk) ||
      (names !== undefined && (level === 'write' || level === undefined) && names.test(name)),
  )?.risk;
}

const rankOf = ({ risk, level }: LostAction): number => {
  const at = RISKS.findIndex((row) => row.risk === risk);
  return (at < 0 ? RISKS.length : at) * 10 + LEVEL_ORDER.indexOf(level);
};

/** Worst first; of equal ones by name. */
export const worstFirst = (lost: readonly LostAction[]): readonly LostAction[] =>
  lost.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.action < b.action ? -1 : 1));

/** "1 can change permissions, 47 can delete and 3 can spend"; empty where nothing that stops is a risk. */
export function stopsWords(lost: readonly LostAction[]): string {
  return joinAnd(
    RISKS.flatMap(({ risk, does }) => {
      const count = lost.filter((each) => each.risk === risk).length;
      return count === 0 ? [] : `${count.toLocaleString('en')} ${does}`;
    }),
  );
}
