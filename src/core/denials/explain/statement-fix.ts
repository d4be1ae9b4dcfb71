// A statement by hand that makes the documents allow a refused call.
import { isObject } from '#core/json/json-value.ts';
import type { Statement } from '#core/iam/policy.ts';
import { statementEntries } from '#core/iam/raw-policy.ts';
import {
  documentValue,
  type EnvironmentDocument,
  type PolicyEnvironment,
} from '#core/verify/policy-environment.ts';
import type { Denial, DenialLayer } from '#core/denials/denial.ts';
import { compareDenial, isSolved, type ComparedDenial } from './compare.ts';
import { deniedCall, type CallReading, type DeniedCall } from './denied-call.ts';
import type { StatementFix } from './explained.ts';
import { accessChange, accessOf } from './fix-access.ts';
import type { Ground } from './ground.ts';
import { statementFor } from './statements.ts';

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

function withStatement(document: EnvironmentDocument, statement: Statement): EnvironmentDocument {
  const value = documentValue(document);
  if (!isObject(value)) return document;
  const statements = statementEntries(value).map((entry) => entry.value);
  return { ...document, source: { ...value, Statement: [...statements, statement] } };
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

const PLACES: Readonly<Partial<Record<DenialLayer, string>>> = {
  identity: 'permissions policy',
  trust: 'trust policy',
  boundary: 'permissions boundary',
  endpoint: 'endpoint policy',
};

/** The statement for a document of the layer, proved where the document is here. */
export function statementFix(
  denial: Denial,
  layer: DenialLayer,
  reading: CallReading,
  here: { readonly call: DeniedCall; readonly before: ComparedDenial; readonly ground: Ground } | undefined,
): StatementFix | undefined {
  const place = PLACES[layer];
  const statement = statementFor(denial, layer, reading.takesNoResource);
  if (place === undefined || !statement) return undefined;
  const document = here && documentFor(here.call, layer);
  const fix = {
    kind: 'statement',
    label: `Add a statement to the ${place}`,
    text: JSON.stringify(statement, undefined, 2),
    documentId: document?.id,
    statement,
    proved: false,
    access: undefined,
  } as const;
  if (!here) return fix;
  // A policy that is not here belongs to somebody else.
  if (!document) return layer === 'endpoint' ? undefined : fix;
  const { ground, before, call } = here;
  const changed = withDocument(ground.environment, withStatement(document, statement));
  const after = compareDenial(denial, deniedCall(denial, changed, reading), ground);
  return {
    ...fix,
    proved: isSolved(before, after),
    access: accessOf(accessChange(ground.environment, changed, call.role.id, ground.reference)),
  };
}
