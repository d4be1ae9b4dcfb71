// How far a pasted policy, or what a hand edit adds, reaches: by AWS's service reference and by what access calls a risk.
import { matrix, type ActionRow, type Matrix } from '#core/access/matrix/matrix.ts';
import { risksIn, type Risk } from '#core/access/matrix/risks.ts';
import { readPolicyText } from '#core/edits/openings/read-statements.ts';
import { parse, toValue } from '#core/json/parse.ts';
import { readQuickly } from '#core/json/quick-json.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { Breadth, ReadinessDocument } from './readiness.ts';

export interface BreadthReading {
  readonly breadth: Breadth;
  /** Prefixes of services whose files must be loaded for the whole answer. */
  readonly needs: readonly string[];
}

function matrixOf(text: string, reference: Reference): Matrix {
  const { root } = readQuickly(text) === undefined ? parse(text) : {};
  const value = readQuickly(text) ?? (root ? toValue(root) : {});
  return matrix({ identity: [value] }, reference);
}

/** The prefixes of which an Allow statement names every action, without a condition. */
function wholeServices(text: string): ReadonlySet<string> {
  return new Set(
    readPolicyText(text)
      .readings.flatMap(({ statements }) => statements)
      .filter(({ effect, conditions }) => effect === 'Allow' && conditions.length === 0)
      .flatMap(({ actions }) => (actions.isNot ? ['*'] : actions.entries.map((entry) => entry.text)))
      .flatMap((action) =>
        /^\*+$/.test(action) ? ['*'] : (/^([\w-]+):\*+$/.exec(action)?.[1]?.toLowerCase() ?? []),
      ),
  );
}

type Rows = ReadonlyMap<string, ActionRow>;

const rowsOf = ({ services }: Matrix): Rows =>
  new Map(services.flatMap(({ prefix, actions }) => actions.map((row) => [`${prefix}:${row.name}`, row])));

/** Actions that are allowed on everything, and could be allowed on less. */
function unbounded(text: string, rows: Rows, before: Rows, reference: Reference): readonly string[] {
  const whole = wholeServices(text);
  return [...rows].flatMap(([name, { access }]) => {
    if (access.cell !== 'all' || before.get(name)?.access.cell === 'all') return [];
    const [prefix = '', action = ''] = name.split(':');
    const isWhole = whole.has('*') || whole.has(prefix);
    const types = reference.service(prefix)?.actions.get(action.toLowerCase())?.resourceTypes ?? [];
    return isWhole || types.length > 0 ? [name] : [];
  });
}

const sameRisk = (a: Risk, b: Risk): boolean =>
  a.does === b.does && a.kind === b.kind && a.cell === b.cell && String(a.actions) === String(b.actions);

/**
 * Whether a risk is more than a task may need. A person who pastes a policy has written it on purpose: there only what
 * gives all away counts. In an edit of a composed policy each one counts, but reading data of named resources.
 */
const isTooMuch = ({ kind, strength, cell }: Risk, isPasted: boolean): boolean =>
  cell === 'all' || (isPasted ? strength === 'critical' : kind !== 'data');

/** How far an identity policy reaches beyond what is composed; undefined for other policies and for those as composed. */
export function breadthOf(document: ReadinessDocument, reference: Reference): BreadthReading | undefined {
  const { id, type, text, composed } = document;
  if (type !== 'identity' || text === composed) return undefined;
  const now = matrixOf(text, reference);
  const before = composed === undefined ? undefined : matrixOf(composed, reference);
  const known = before ? risksIn(before) : [];
  const risks = risksIn(now).filter(
    (risk) => isTooMuch(risk, before === undefined) && !known.some((each) => sameRisk(each, risk)),
  );
  return {
    breadth: {
      document: id,
      text,
      onEverything: unbounded(text, rowsOf(now), before ? rowsOf(before) : new Map(), reference),
      risks: risks.map(({ does, actions }) => ({ does, actions })),
    },
    needs: now.needs,
  };
}
