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

/** On every resource but those that AWS lets nobody change, and always. */
const isEverywhere = (row: ActionRow | undefined): boolean =>
  row?.access.grants.some(({ on, when, unless }) => on.length + when.length + unless.length === 0) === true;

/**
 * Actions that tasks need on everything although they take resources: AWS’s own policies have them so, or the resources
 * do not exist yet. A test holds this to what the wizard composes.
 */
const NEEDED_EVERYWHERE: ReadonlySet<string> = new Set([
  'bedrock:ListGuardrails',
  'bedrock:ListPrompts',
  'cloudwatch:PutMetricData',
  'ec2:AttachNetworkInterface',
  'ec2:DeleteNetworkInterfacePermission',
  'ec2:DetachNetworkInterface',
  'ec2:ModifyNetworkInterfaceAttribute',
  'logs:PutResourcePolicy',
  'ssm:UpdateInstanceInformation',
]);

/** Actions that are allowed on everything, and could be allowed on less. */
function unbounded(text: string, rows: Rows, before: Rows, reference: Reference): readonly string[] {
  const whole = wholeServices(text);
  return [...rows].flatMap(([name, row]) => {
    if (!isEverywhere(row) || isEverywhere(before.get(name))) return [];
    const [prefix = '', action = ''] = name.split(':');
    if (whole.has('*') || whole.has(prefix)) return [name];
    const types = reference.service(prefix)?.actions.get(action.toLowerCase())?.resourceTypes ?? [];
    return types.length > 0 && !NEEDED_EVERYWHERE.has(name) ? [name] : [];
  });
}

const sameRisk = (a: Risk, b: Risk): boolean =>
  a.does === b.does && a.kind === b.kind && a.cell === b.cell && String(a.actions) === String(b.actions);

/**
 * Whether a risk is more than a task may need. A person who pastes a policy has written it on purpose: there only what
 * holds for all resources counts. In an edit of a composed policy each one counts, but reading data of named resources.
 */
function isTooMuch({ kind, actions }: Risk, rows: Rows, isPasted: boolean): boolean {
  if (actions.every((name) => NEEDED_EVERYWHERE.has(name))) return false;
  return (!isPasted && kind !== 'data') || actions.every((name) => isEverywhere(rows.get(name)));
}

/** How far an identity policy reaches beyond what is composed; undefined for other policies and for those as composed. */
export function breadthOf(document: ReadinessDocument, reference: Reference): BreadthReading | undefined {
  const { id, type, text, composed } = document;
  if (type !== 'identity' || text === composed) return undefined;
  const now = matrixOf(text, reference);
  const before = composed === undefined ? undefined : matrixOf(composed, reference);
  const known = before ? risksIn(before) : [];
  const rows = rowsOf(now);
  const risks = risksIn(now).filter(
    (risk) => isTooMuch(risk, rows, before === undefined) && !known.some((each) => sameRisk(each, risk)),
  );
  return {
    breadth: {
      document: id,
      text,
      onEverything: unbounded(text, rows, before ? rowsOf(before) : new Map(), reference),
      risks: risks.map(({ does, actions }) => ({ does, actions })),
    },
    needs: now.needs,
  };
}
