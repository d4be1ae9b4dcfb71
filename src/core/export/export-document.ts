// A document of the kit as it is exported: composed, or as a person has edited it.
import type { Why } from '#core/compose/role-kit.ts';
import type { JsonValue } from '#core/json/parse.ts';
import type { PolicyType } from '#core/iam/policy.ts';

/** A policy as JSON: composed, or edited by hand into whatever still is an object with statements. */
export type PolicyJson = { readonly [name: string]: JsonValue };

export interface ExportDocument {
  /** Stable for one kit: `service.trust`, `service.permissions-2`. */
  readonly id: string;
  readonly type: PolicyType;
  readonly title: string;
  /** The name of the managed policy or of the organization's; for a trust policy, that of its role. */
  readonly name: string;
  /** As composed, or as edited: then at least an object whose Statement is an object or a list of objects. */
  readonly document: PolicyJson;
  /** As a file holds it: the edit with its own spacing, or the composed document as it is on screen. */
  readonly text: string;
  readonly edited: boolean;
  /** The reasons of each composed statement, in order. Of no use for a document that was edited. */
  readonly whys: readonly (readonly Why[])[];
}
