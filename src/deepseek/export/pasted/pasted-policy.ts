// A pasted policy as it is exported, and the statements in it.
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { isObject } from '#iam/json/json-value.ts';
import type { PolicyJson } from '#deepseek/export/export-document.ts';

export interface PolicyToExport {
  readonly id: string;
  readonly title: string;
  /** The name that a person gave to the role or policy. */
  readonly name?: string | undefined;
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo | undefined;
  readonly text: string;
  /** What its template leaves open. */
  readonly unresolved?: readonly { readonly expression: string; readonly marker?: string }[] | undefined;
}

/** A pasted policy that could be read. */
export interface ReadablePolicy {
  readonly policy: PolicyToExport;
  readonly document: PolicyJson;
}

export const resourcesIn = (document: PolicyJson): readonly string[] =>
  statementsIn(document).flatMap(({ Resource: resource, NotResource: others }) => [
    ...textsIn(resource ?? []),
    ...textsIn(others ?? []),
  ]);

/** The services that a trust policy lets assume the role. */
export const trustedServices = (document: PolicyJson): readonly string[] =>
  statementsIn(document).flatMap(({ Principal: principal }) =>
    isObject(principal) ? textsIn(principal['Service'] ?? []) : [],
  );
