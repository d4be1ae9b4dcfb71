// How far a pasted policy, or what a hand edit adds, reaches: by AWS's service reference and by what access calls a risk.
import { matrix, type ActionRow, type Matrix } from '#iam/access/matrix/matrix.ts';
import { risksIn, type Risk } from '#iam/access/matrix/risks.ts';
import { openingsOf } from '#iam/hand-edits/openings/openings.ts';
import { readPolicyText, type PolicyReading } from '#iam/hand-edits/openings/read-statements.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globCovers } from '#iam/policy/patterns/glob.ts';
import { parse, toValue } from '#iam/json/parse.ts';
import { readQuickly } from '#iam/json/quick-json.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { ResourceType } from '#iam/reference/service.ts';
import type { Breadth, ReadinessDocument } from './readiness.ts';

/** More services than this are named only by policies for everything, which the index alone tells. */
const MOST_SERVICES = 40;

interface BreadthReading {
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

const rowsOf = ({ services }: Matrix): ReadonlyMap<string, ActionRow> =>
  new Map(services.flatMap(({ prefix, actions }) => actions.map((row) => [`${prefix}:${row.name}`, row])));

/** A pattern by its letters alone: "???*" names as much as "*" where names have three characters at least. */
const loosely = (pattern: string): string => pattern.replaceAll(/[*?]+/g, '*');

/**
 * Whether a pattern names every resource of a type in all accounts. Images and models that are in a Region but in no account
 * are AWS’s own, or shared with everyone.
 */
function isAllOf(pattern: string, { arn }: ResourceType): boolean {
  if (arn.includes('${Region}') && !arn.includes('${Account}')) return false;
  const { partition = '*' } = parseArn(pattern) ?? {};
  return globCovers(
    loosely(pattern),
    loosely(arn.replace('${Partition}', partition).replaceAll(/\$\{[^}]*\}/g, '*')),
  );
}

/** Whether an action is allowed always, on all resources of a type but those that AWS lets nobody change. */
const isEverywhere = ({ access }: ActionRow, types: readonly ResourceType[]): boolean =>
  access.grants.some(
    ({ on, when, unless }) =>
      when.length + unless.length === 0 &&
      on.every((pattern) => types.some((type) => isAllOf(pattern, type))),
  );

/**
 * Actions that tasks need on everything although they take resources: AWS’s own policies or denials have them so, or the
 * resources do not exist yet. A test holds this to what the wizard composes.
 */
const NEEDED_EVERYWHERE: ReadonlySet<string> = new Set([
  'bedrock:ListGuardrails',
  'bedrock:ListPrompts',
  'cloudwatch:PutMetricData',
  'ec2:AttachNetworkInterface',
  'ec2:DeleteNetworkInterfacePermission',
  'ec2:DetachNetworkInterface',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ecs:RegisterTaskDefinition',
  'logs:PutResourcePolicy',
  'ssm:UpdateInstanceInformation',
]);

/** Each action in a statement of its own. */
const apart = ({ statements, ...rest }: PolicyReading): PolicyReading => ({
  ...rest,
  statements: statements.flatMap((statement) =>
    statement.actions.isNot
      ? [statement]
      : statement.actions.entries.map((entry) => ({
          ...statement,
          actions: { entries: [entry], isNot: false },
        })),
  ),
});

/** Whether a text allows an action in more cases than the composed one: on more resources, or under fewer conditions. */
function widerIn({ text, composed }: ReadinessDocument): (name: string) => boolean {
  const before = composed === undefined ? undefined : readPolicyText(composed).readings[0];
  if (!before) return () => true;
  const sets = readPolicyText(text).readings.flatMap((reading) =>
    openingsOf(apart(before), apart(reading), new Set()).map(({ statement }) => statement.actions),
  );
  return (name) =>
    sets.some(
      ({ entries, isNot }) =>
        isNot !== entries.some((entry) => globCovers(entry.text.toLowerCase(), name.toLowerCase())),
    );
}

/** How far an identity policy reaches beyond what is composed; undefined for other policies and for those as composed. */
export function breadthOf(document: ReadinessDocument, reference: Reference): BreadthReading | undefined {
  const { id, type, text, composed } = document;
  if (type !== 'identity' || text === composed) return undefined;
  const now = matrixOf(text, reference);
  const isWider = widerIn(document);
  const whole = wholeServices(text);
  const typesOf = (name: string): readonly ResourceType[] => {
    const [prefix = '', action = ''] = name.split(':');
    return reference.service(prefix)?.actions.get(action.toLowerCase())?.resourceTypes ?? [];
  };
  const everywhere = [...rowsOf(now)].flatMap(([name, row]) =>
    isWider(name) && isEverywhere(row, typesOf(name)) ? [name] : [],
  );
  /**
   * A person who pastes a policy has written it on purpose: there only what holds for all resources counts. In an edit of a
   * composed policy each risk counts, but reading data of named resources.
   */
  const isTooMuch = ({ kind, actions }: Risk): boolean => {
    if (!actions.some(isWider) || actions.every((name) => NEEDED_EVERYWHERE.has(name))) return false;
    return (composed !== undefined && kind !== 'data') || actions.every((name) => everywhere.includes(name));
  };
  return {
    breadth: {
      document: id,
      text,
      // What can be allowed on less, and all of a whole service.
      onEverything: everywhere.filter(
        (name) =>
          whole.has('*') ||
          whole.has(name.split(':')[0] ?? '') ||
          (typesOf(name).length > 0 && !NEEDED_EVERYWHERE.has(name)),
      ),
      risks: risksIn(now)
        .filter(isTooMuch)
        .map(({ does, actions }) => ({ does, actions })),
    },
    needs: now.needs.length > MOST_SERVICES ? [] : now.needs,
  };
}
