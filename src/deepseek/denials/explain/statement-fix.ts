// Statements by hand that make the documents allow a refused call.
import { isObject } from '#iam/json/json-value.ts';
import type { Statement } from '#iam/policy/policy.ts';
import { withFreeSids } from '#iam/policy/free-sids.ts';
import { statementEntries, statementsIn } from '#iam/policy/raw-policy.ts';
import { count } from '#iam/text/words.ts';
import {
  documentValue,
  type EnvironmentDocument,
  type PolicyEnvironment,
} from '#iam/environment/policy-environment.ts';
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { callerPermissions } from './caller.ts';
import { changeWords } from './code-fix.ts';
import { isSolved, type ComparedDenial } from './compare.ts';
import type { CallReading, DeniedCall } from './denied-call.ts';
import type { CodeChange } from './code-change.ts';
import type { StatementFix } from './explained.ts';
import { accessChange, accessOf } from './fix-access.ts';
import type { Ground } from './ground.ts';
import { compareCalls, madeCalls } from './made-calls.ts';
import { besideOf } from './beside.ts';
import { NO_CLUES } from './clues.ts';
import { corrected } from './corrected.ts';
import { statementsFor, statementsText } from './statements.ts';

/** The document of the layer that takes another statement. */
function documentFor(
  { call, role, environment: { policies } }: DeniedCall,
  layer: DenialLayer,
): EnvironmentDocument | undefined {
  const { trust, permissions, hasKitBoundary } = role;
  const limit = (id: string | undefined) => policies.find((policy) => policy.id === id)?.documents[0];
  if (layer === 'trust') return trust;
  if (layer === 'endpoint') return limit(call.viaEndpoint);
  if (layer === 'boundary')
    return hasKitBoundary
      ? policies.find(({ kind }) => kind === 'boundary')?.documents[0]
      : limit(call.permissionsBoundary);
  return layer === 'identity' ? permissions[0] : undefined;
}

const sidsIn = (document: EnvironmentDocument): readonly string[] =>
  statementsIn(documentValue(document)).flatMap(({ Sid }) => (typeof Sid === 'string' ? Sid : []));

function withStatements(document: EnvironmentDocument, added: readonly Statement[]): EnvironmentDocument {
  const value = documentValue(document);
  if (!isObject(value)) return document;
  const statements = statementEntries(value).map((entry) => entry.value);
  return { ...document, source: { ...value, Statement: [...statements, ...added] } };
}

/** The environment with one document replaced. */
function withDocument(environment: PolicyEnvironment, document: EnvironmentDocument): PolicyEnvironment {
  const change = (each: EnvironmentDocument): EnvironmentDocument =>
    each.id === document.id ? document : each;
  return {
    ...environment,
    roles: environment.roles.map((role) => ({
      ...role,
      trust: role.trust && change(role.trust),
      permissions: role.permissions.map(change),
    })),
    policies: environment.policies.map((policy) => ({ ...policy, documents: policy.documents.map(change) })),
  };
}

const PLACES: Readonly<Partial<Record<DenialLayer, (denial: Denial) => string>>> = {
  identity: (denial) => callerPermissions(denial).policy,
  trust: () => 'the trust policy',
  boundary: () => 'the permissions boundary',
  endpoint: () => 'the endpoint policy',
};

/** “Call us.deepseek.r1-v1:0 and add 2 statements to the permissions policy” */
function labelOf(statements: readonly Statement[], changes: readonly CodeChange[], place: string): string {
  const add = `dd ${statements.length === 1 ? 'a statement' : count(statements.length, 'statement')} to ${place}`;
  return changes.length === 0 ? `A${add}` : `${changeWords(changes)} and a${add}`;
}

/** The documents that the call is decided with. */
interface StatementGround {
  readonly call: DeniedCall;
  readonly before: ComparedDenial;
  readonly ground: Ground;
}

/** The statements for a document of the layer, proved where the document is here. */
export function statementFix(
  denial: Denial,
  layer: DenialLayer,
  reading: CallReading,
  here: StatementGround | undefined,
): StatementFix | undefined {
  const document = here && documentFor(here.call, layer);
  const place = document && layer === 'identity' ? 'the permissions policy' : PLACES[layer]?.(denial);
  const taken = document === undefined ? [] : sidsIn(document);
  const added = withFreeSids(statementsFor(denial, layer, reading), taken);
  const { statements, isInstead } = corrected(added, layer, denial, here ? NO_CLUES : reading.clues);
  if (place === undefined || statements.length === 0) return undefined;
  if (!document && layer === 'identity' && callerPermissions(denial).isOfAws) return undefined;
  const changes = layer === 'identity' ? (reading.model?.changes ?? []) : [];
  const fix = {
    kind: 'statement',
    label: isInstead
      ? `Change ${statements.length === 1 ? 'the statement' : count(statements.length, 'statement')} in ${place}`
      : labelOf(statements, changes, place),
    text: statementsText(statements),
    documentId: document?.id,
    layer,
    statements,
    isInstead,
    ...besideOf(denial, layer, reading, added),
    ...(isInstead && { wider: undefined }),
    proved: false,
    access: undefined,
    changes,
  } as const;
  if (!here) return fix;
  // A policy that is not here belongs to somebody else.
  if (!document) return layer === 'endpoint' ? undefined : fix;
  const { ground, before, call } = here;
  const changed = withDocument(ground.environment, withStatements(document, statements));
  const after = compareCalls(madeCalls(denial, reading), changed, reading, ground);
  return {
    ...fix,
    proved: isSolved(before, after),
    access: accessOf(accessChange(ground.environment, changed, call.role.id, ground.reference)),
  };
}
