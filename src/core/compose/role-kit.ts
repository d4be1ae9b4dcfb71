// What compose makes of answers: roles with their documents, the reasons for every statement, and what is left to do.
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { AnswerProblem } from '#core/answers/read.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import type { PolicyDocument, PolicyType } from '#core/iam/policy.ts';

/** Why a statement is there. */
export interface Why {
  /** A few words: "Reads the model files". */
  readonly title: string;
  /** One or two sentences on what it is for and what is special about it. */
  readonly text: string;
  /** The API calls it serves. */
  readonly calls: readonly string[];
  /** The questions whose answers asked for it. */
  readonly answers: readonly FieldId[];
  /** Address of the AWS page it rests on. */
  readonly page: string;
  /** What AWS's pages leave open, where they do. */
  readonly doubt?: string;
}

export interface KitDocument {
  /** Stable for one kit: `service.trust`, `service.permissions`, `service.permissions-2`. */
  readonly id: string;
  readonly type: PolicyType;
  /** What the tab says: "Trust policy". */
  readonly title: string;
  /** The name of the managed policy; for a trust policy, that of its role. */
  readonly name: string;
  readonly document: PolicyDocument;
  /** One entry per statement, in the order of the statements; merged statements have several reasons. */
  readonly whys: readonly (readonly Why[])[];
  /** Characters IAM allows, white space not counted. */
  readonly limit: number;
}

export interface KitTag {
  readonly key: string;
  readonly value: string;
}

/** Who exists already and gets a policy. What nobody has named yet is left to whoever puts it there. */
export type AttachTarget =
  | { readonly kind: 'users' | 'roles'; readonly arns: readonly string[] }
  /** Roles, users and whole accounts elsewhere, by their ARNs: the policy is made in each of their accounts. */
  | { readonly kind: 'callers'; readonly arns: readonly string[] }
  | { readonly kind: 'permission-sets'; readonly names: readonly string[] }
  | { readonly kind: 'unnamed' };

/** What a policy that belongs to no role is put on. */
export type PolicyTarget =
  /** `account` owns the bucket. */
  | { readonly kind: 'bucket'; readonly bucket: string; readonly account: string }
  /** One endpoint of a service ("bedrock-runtime") in each of the Regions. */
  | { readonly kind: 'endpoint'; readonly service: string; readonly regions: readonly string[] }
  | { readonly kind: 'guardrail'; readonly arn: string; readonly region: string }
  /** A root, organizational unit or account of an organization. */
  | { readonly kind: 'organization' }
  /** A managed policy under this path, set as the boundary of roles: of the kit's own where they name its ARN. */
  | { readonly kind: 'boundary'; readonly path: string };

/** A role to create, or (without a trust policy) permissions for somebody who exists already. */
export interface KitRole {
  readonly id: string;
  /** "Service role", "Operator". */
  readonly title: string;
  readonly name: string;
  /** Undefined for permissions that are attached to an existing user, role or permission set. */
  readonly trust: KitDocument | undefined;
  readonly permissions: readonly KitDocument[];
  /** Whom to attach the permissions to, when there is no trust policy. */
  readonly attachTo: string | undefined;
  /** The same as data. */
  readonly target: AttachTarget | undefined;
  /** The instance profile it is put in, under the role's name and path. */
  readonly instanceProfile: string | undefined;
  /** The account it is made in, where that is another than the role's. */
  readonly account: string | undefined;
  readonly arn: string | undefined;
  readonly path: string;
  readonly description: string;
  readonly tags: readonly KitTag[];
  readonly maxSessionSeconds: number | undefined;
  readonly boundary: string | undefined;
}

/** Something IAM documents cannot do. */
export interface NextStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A command or a JSON fragment to copy. */
  readonly code?: string;
  readonly page?: string;
}

/** A fact about the whole kit that a person should know before using it. */
export interface Notice {
  readonly id: string;
  readonly text: string;
}

/** Documents that belong to no role: on a bucket, an endpoint or an organization, or a boundary for roles. */
export interface KitPolicy {
  readonly id: string;
  /** "Bucket policy", "Service control policy". */
  readonly title: string;
  /** What it is put on, in words: "the bucket acme-models in account 444455556666". */
  readonly attachTo: string;
  /** The same as data. */
  readonly target: PolicyTarget;
  readonly name: string;
  /** One, or as many as its size asks for. */
  readonly documents: readonly KitDocument[];
  /** What it does not stop, one sentence each. */
  readonly leaves: readonly string[];
}

export interface RoleKit {
  readonly scenario: ScenarioId;
  readonly roles: readonly KitRole[];
  readonly policies: readonly KitPolicy[];
  readonly nextSteps: readonly NextStep[];
  readonly notices: readonly Notice[];
  /** Questions whose answers are still placeholders. */
  readonly placeholders: readonly FieldId[];
  /** Answers that could not be used; placeholders stand in for them. */
  readonly problems: readonly AnswerProblem[];
}

/** All documents of a kit, in the order of their tabs. */
export function documentsOf(kit: RoleKit): readonly KitDocument[] {
  return [
    ...kit.roles.flatMap((role) => (role.trust ? [role.trust, ...role.permissions] : role.permissions)),
    ...kit.policies.flatMap((policy) => policy.documents),
  ];
}
