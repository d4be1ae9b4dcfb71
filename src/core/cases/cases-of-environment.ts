// Calls in an environment as the cases of a file: each with the request it makes and the policies that apply to it.
import type { Expectation } from '#core/expectations/expectation.ts';
import { parseArn } from '#core/iam/arn.ts';
import type { JsonObject, JsonValue } from '#core/json/json-value.ts';
import type { Principal } from '#core/request/principal.ts';
import { readPrincipal } from '#core/request/read-principal.ts';
import type { Request } from '#core/request/request.ts';
import type { Policies } from '#core/simulate/compile/compile-policies.ts';
import { resolveRequest } from '#core/verify/resolve-request.ts';
import type { PolicyEnvironment } from '#core/verify/policy-environment.ts';
import { namedAgain, type NamedJson } from './named-documents.ts';

/** Calls with the documents that they are decided with. */
export interface CasesInput {
  readonly environment: PolicyEnvironment;
  readonly expectations: readonly Expectation[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const textOf = (principal: Principal): string | undefined => {
  switch (principal.kind) {
    case 'anonymous':
      return principal.kind;
    case 'service':
      return principal.name;
    case 'web-identity':
    case 'saml':
      return principal.provider;
    case 'role-session':
      return principal.arn ?? principal.roleArn;
    default:
      return principal.arn;
  }
};

/** As text where that is read the same, else with all its detail. */
function principalJson({ principal, action, context }: Request): JsonValue {
  const text = textOf(principal);
  const isSame = text !== undefined && same(readPrincipal(text, action, context).value, principal);
  return isSame ? text : (JSON.parse(JSON.stringify(principal)) as JsonValue);
}

function requestJson(request: Request): JsonObject {
  const { action, resource, resourceAccount, managementAccount, context, unknownKeys } = request;
  const isNamed = parseArn(resource)?.account === resourceAccount;
  return {
    principal: principalJson(request),
    action,
    resource,
    ...(resourceAccount !== undefined && !isNamed && { resourceAccount }),
    ...(managementAccount !== undefined && { managementAccount }),
    ...(Object.keys(context).length > 0 && { context: { ...context } }),
    ...(unknownKeys.length > 0 && { unknownKeys }),
  };
}

type NameOf = (document: unknown, kind: string) => string;

function policiesJson(policies: Policies, nameOf: NameOf): JsonObject {
  const { identity = [], resource, boundaries = [], scps = [], rcps = [], endpoints = [] } = policies;
  const names = (documents: readonly unknown[], kind: string): readonly string[] =>
    documents.map((document) => nameOf(document, kind));
  const layers = {
    identity: names(identity, 'permissions policy'),
    boundary: names(boundaries, 'permissions boundary'),
    resource: resource === undefined ? [] : names([resource], 'resource policy'),
    scp: scps.map((level) => names(level, 'service control policy')),
    rcp: rcps.map((level) => names(level, 'resource control policy')),
    endpoint: names(endpoints, 'endpoint policy'),
  };
  return Object.fromEntries(
    Object.entries(layers)
      .filter(([, given]) => given.length > 0)
      .map(([layer, given]) => [
        layer,
        given.length === 1 && typeof given[0] === 'string' ? given[0] : given,
      ]),
  );
}

type WrittenCase = {
  readonly name: string;
  readonly request: JsonObject;
  readonly policies: JsonObject;
  readonly expect: string;
};

/** What most requests have is written once: the keys that every request carries. */
function withShared(cases: readonly WrittenCase[]): {
  readonly request?: JsonObject;
  readonly cases: readonly WrittenCase[];
} {
  const [first] = cases;
  if (!first || cases.length < 2) return { cases };
  const unknownKeys = first.request['unknownKeys'];
  const context = (first.request['context'] ?? {}) as JsonObject;
  const isIn = (key: string): boolean =>
    cases.every(({ request }) => Object.hasOwn((request['context'] ?? {}) as JsonObject, key));
  const shared = Object.fromEntries(
    Object.entries(context).filter(([key]) => key.startsWith('aws:S') && isIn(key)),
  );
  const sharesKeys =
    unknownKeys !== undefined && cases.every(({ request }) => same(request['unknownKeys'], unknownKeys));
  const own = ({ request, ...rest }: WrittenCase): WrittenCase => {
    const { context: given = {}, unknownKeys: keys, ...more } = request;
    const kept = Object.fromEntries(
      Object.entries(given as JsonObject).filter(([key, value]) => !same(shared[key], value)),
    );
    return {
      ...rest,
      request: {
        ...more,
        ...(Object.keys(kept).length > 0 && { context: kept }),
        ...(!sharesKeys && keys !== undefined && { unknownKeys: keys }),
      },
    };
  };
  return {
    request: {
      ...(Object.keys(shared).length > 0 && { context: shared }),
      ...(sharesKeys && { unknownKeys }),
    },
    cases: cases.map(own),
  };
}

export type CaseFileJson = {
  readonly documents: JsonObject;
  readonly request?: JsonObject;
  readonly cases: readonly WrittenCase[];
};

/** A case file with all `documents`, whether a call needs them or not. Calls that cannot be decided are left out. */
export function caseFileOf(documents: readonly NamedJson[], input: CasesInput | undefined): CaseFileJson {
  const names = namedAgain(documents);
  const cases = (input?.expectations ?? []).flatMap((expectation): readonly WrittenCase[] => {
    const { label, difference, topic, expect } = expectation;
    const { resolved } = resolveRequest(input!.environment, expectation);
    if (!resolved || resolved.unreadable.length > 0) return [];
    return [
      {
        name: [topic === undefined ? label : `${topic}: ${label}`, difference].filter(Boolean).join(', '),
        request: requestJson(resolved.request),
        policies: policiesJson(resolved.policies, names.nameOf),
        expect,
      },
    ];
  });
  const written = withShared(cases);
  const { request, cases: own } = written;
  return {
    documents: names.all(),
    ...(request && Object.keys(request).length > 0 && { request }),
    cases: own,
  };
}
