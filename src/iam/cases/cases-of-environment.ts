// Calls in an environment as the cases of a file: each with the request it makes and the policies that apply to it.
import type { Expectation } from '#iam/request/expectation.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { type JsonObject, type JsonValue, asList, isObject } from '#iam/json/json-value.ts';
import type { Principal } from '#iam/request/principal.ts';
import { readPrincipal } from '#iam/request/read-principal.ts';
import type { Request } from '#iam/request/request.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import { resolveRequest, type ResolvedRequest } from '#iam/environment/resolve-request.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { BUILT_IN } from './built-in.ts';

// Documents by name, each once: a document that says the same as a known one gets its name.
interface NamedJson {
  readonly name: string;
  readonly document: JsonValue;
}

/** The same text for documents that say the same, whatever the order of their members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/** An Id says nothing about access. A statement may stand without a list. */
function contentOf(document: unknown): string {
  if (!isObject(document)) return canonical(document);
  const { Version, Statement } = document as { readonly Version?: unknown; readonly Statement?: unknown };
  return canonical([Version, asList(Statement)]);
}

const BUILT_IN_BY_CONTENT = new Map([...BUILT_IN].map(([name, document]) => [contentOf(document), name]));

function namedAgain(documents: readonly NamedJson[]) {
  const byName = new Map<string, JsonValue>();
  const assumed = new Set<string>();
  const byContent = new Map<string, string>();
  const add = (wanted: string, document: JsonValue): string => {
    let name = wanted;
    // A name of AWS's own would stand for that.
    for (let number = 2; byName.has(name) || BUILT_IN.has(name); number += 1) name = `${wanted}-${number}`;
    byName.set(name, document);
    return name;
  };
  for (const { name, document } of documents) {
    const content = contentOf(document);
    const given = add(name, document);
    if (!byContent.has(content)) byContent.set(content, given);
  }
  return {
    /** The name of the document; one that is new is called by its `kind`. Those that are only assumed are listed by themselves. */
    nameOf(document: unknown, kind: string, isAssumed: boolean): string {
      const content = contentOf(document);
      const known = BUILT_IN_BY_CONTENT.get(content) ?? byContent.get(content);
      if (known !== undefined) return known;
      const name = add(kind.replaceAll(' ', '-'), document as JsonValue);
      byContent.set(content, name);
      if (isAssumed) assumed.add(name);
      return name;
    },
    /** Those that there are. */
    all: (): JsonObject => Object.fromEntries([...byName].filter(([name]) => !assumed.has(name))),
    /** Those that stand for policies which are not known. */
    assumed: (): JsonObject => Object.fromEntries([...byName].filter(([name]) => assumed.has(name))),
  };
}

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

type NameOf = (document: unknown, kind: string, isAssumed: boolean) => string;

function policiesJson({ policies, locationOf }: ResolvedRequest, nameOf: NameOf): JsonObject {
  const { identity = [], resource, boundaries = [], session = [] } = policies;
  const { scps = [], rcps = [], endpoints = [] } = policies;
  const named = (layer: Layer, kind: string, documents: readonly unknown[], level = 0): readonly string[] =>
    documents.map((each, document) =>
      nameOf(each, kind, locationOf({ layer, level, document, path: ['Statement', 0] }) === undefined),
    );
  // Each boundary and each endpoint policy is a level of its own.
  const each = (layer: Layer, kind: string, documents: readonly unknown[]): readonly string[] =>
    documents.flatMap((document, level) => named(layer, kind, [document], level));
  const layers = {
    identity: named('identity', 'permissions policy', identity),
    boundary: each('boundary', 'permissions boundary', boundaries),
    session: named('session', 'session policy', session),
    resource: resource === undefined ? [] : named('resource', 'resource policy', [resource]),
    scp: scps.map((documents, level) => named('scp', 'service control policy', documents, level)),
    rcp: rcps.map((documents, level) => named('rcp', 'resource control policy', documents, level)),
    endpoint: each('endpoint', 'endpoint policy', endpoints),
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

type CaseFileJson = {
  readonly documents: JsonObject;
  /** What policies are taken to say that are not there: nobody has to test it. */
  readonly assumed?: JsonObject;
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
        policies: policiesJson(resolved, names.nameOf),
        expect,
      },
    ];
  });
  const written = withShared(cases);
  const { request, cases: own } = written;
  const assumed = names.assumed();
  return {
    documents: names.all(),
    ...(Object.keys(assumed).length > 0 && { assumed }),
    ...(request && Object.keys(request).length > 0 && { request }),
    cases: own,
  };
}
