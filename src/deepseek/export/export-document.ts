// A document of the kit as it is exported: composed, or as a person has edited it.
import type { Why } from '#deepseek/compose/role-kit.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import type { PolicyType } from '#iam/policy/policy.ts';

/** A policy as JSON: composed, or any object with statements or settings that a hand edit made of it. */
export type PolicyJson = { readonly [name: string]: JsonValue };

export interface ExportDocument {
  /** Stable for one kit: `service.trust`, `service.permissions-2`. */
  readonly id: string;
  readonly type: PolicyType;
  readonly title: string;
  /** The name of the managed policy or of the organization's; for a trust policy, that of its role. */
  readonly name: string;
  /** As composed, or as edited: then at least an object with settings, or whose Statement is an object or a list of objects. */
  readonly document: PolicyJson;
  /** The text for a file: the edit with its own spacing, or the composed document as shown on screen. */
  readonly text: string;
  readonly edited: boolean;
  /** Why each composed statement is there, in order. Does not apply to an edited document. */
  readonly whys: readonly (readonly Why[])[];
}
