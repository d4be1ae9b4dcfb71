// rolewright can <file | -> [--boundary FILE] [--session FILE]… [--scp FILE]… [--account ID] [--partition NAME]: prints what
// the policy of FILE allows, of all of AWS's actions, as JSON. Each file holds a policy document or a list of documents,
// which count together. Each --scp is one level of the organization. Of condition keys nothing is assumed.
//
// {
//   "date": when AWS's service reference was read,
//   "summary": "14 of 22,091 actions",
//   "totals": {"actions": 22091, "services": 456},
//   "counts": {"all": 9, "some": 4, "conditional": 1, "no": 22077},
//   "services": [{
//     "prefix": "s3", "name": "Amazon S3",
//     "levels": {"Read": {"cell": "some", "total": 78, "all": 0, "some": 1, "conditional": 0}, …},
//     "actions": [{
//       "action": "s3:GetObject", "level": "Read",
//       "cell": "all" | "some" | "conditional",
//       "grants": [{"on": patterns that must all match, none: all resources, "except": patterns taken out,
//                   "when": conditions that must hold, "unless": conditions none of which may hold}],
//       "alsoNeeds"?: "key policy" | "trust policy",
//       "risks"?: ["escalation" | "pass-role" | "permissions" | "credentials" | "data"]
//     }]
//   }],
//   "risks": [{"kind", "strength", "actions", "cell", "does"}], strongest first,
//   "beyond": {"open": entries that fit actions AWS may add, "unlisted": actions that AWS does not have},
//   "problems": [{"path", "message"}] of what cannot be evaluated in the documents
// }
//
// Services and actions that are not listed are not allowed.
import { parseArgs } from 'node:util';
import { allowedIn, countWords } from '#core/simulate/matrix/counts.ts';
import { grouped, type Group } from '#core/simulate/matrix/groups.ts';
import { matrix, type Matrix, type OwnPolicies } from '#core/simulate/matrix/matrix.ts';
import { risksByAction, risksIn, type RiskKind } from '#core/simulate/matrix/risks.ts';
import type { Reference } from '#core/reference/reference.ts';
import { referenceWith } from './reference.ts';
import { readInput, UsageError, writeJson } from './usage.ts';

const USAGE =
  'Give a file (or - for standard input), and --boundary, --session, --scp with files, --account with twelve digits, or --partition';

interface Args {
  readonly path: string;
  readonly boundary: string | undefined;
  readonly session: readonly string[];
  readonly scp: readonly string[];
  readonly options: { readonly account?: string; readonly partition?: string };
}

function readArgs(args: readonly string[]): Args {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        boundary: { type: 'string' },
        session: { type: 'string', multiple: true },
        scp: { type: 'string', multiple: true },
        account: { type: 'string' },
        partition: { type: 'string' },
      },
      allowPositionals: true,
    });
    const { account, partition, boundary, session = [], scp = [] } = values;
    const [path] = positionals;
    const isAccount = account === undefined || /^\d{12}$/.test(account);
    const isPartition = partition === undefined || /^[a-z][a-z0-9-]*$/.test(partition);
    if (path === undefined || positionals.length > 1 || !isAccount || !isPartition)
      throw new UsageError(USAGE);
    const options = {
      ...(account !== undefined && { account }),
      ...(partition !== undefined && { partition }),
    };
    return { path, boundary, session, scp, options };
  } catch {
    throw new UsageError(USAGE);
  }
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function readDocuments(path: string): Promise<readonly unknown[]> {
  const text = await readInput(path);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const documents: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!documents.every(isObject))
    throw new UsageError(`${path} holds neither a policy document nor a list of such.`);
  return documents;
}

async function readPolicies({ path, boundary, session, scp }: Args): Promise<OwnPolicies> {
  const all = (paths: readonly string[]) => Promise.all(paths.map(readDocuments));
  return {
    identity: await readDocuments(path),
    boundaries: boundary === undefined ? [] : await readDocuments(boundary),
    session: (await all(session)).flat(),
    scps: await all(scp),
  };
}

const levelEntry = ({ level, cell, total, counts }: Group) => [
  level ?? 'Unknown',
  { cell, total, ...counts },
];

function json(found: Matrix, reference: Reference): unknown {
  const risks = risksIn(found);
  const byAction: ReadonlyMap<string, readonly RiskKind[]> = risksByAction(risks);
  return {
    date: found.date,
    summary: countWords(found),
    totals: found.totals,
    counts: { ...found.counts, no: found.totals.actions - allowedIn(found.counts) },
    services: grouped(found, reference).map(({ service: { prefix, name, actions }, groups }) => ({
      prefix,
      name,
      levels: Object.fromEntries(groups.map(levelEntry)),
      actions: actions.map(({ name: action, level, access, alsoNeeds }) => ({
        action: `${prefix}:${action}`,
        level,
        ...access,
        alsoNeeds,
        risks: byAction.get(`${prefix}:${action}`),
      })),
    })),
    risks,
    beyond: found.beyond,
    problems: found.problems,
  };
}

export async function canCommand(args: readonly string[]): Promise<number> {
  const read = readArgs(args);
  const policies = await readPolicies(read);
  // Only services that the policies can bear on are read.
  const reference = referenceWith((known) => matrix(policies, known, read.options).needs);
  writeJson(json(matrix(policies, reference, read.options), reference));
  return 0;
}
