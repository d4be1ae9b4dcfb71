// The role kit that compose returns: roles with their documents, why each statement is there, and the next steps.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { AnswerProblem } from '#deepseek/answers/read-answers.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { PolicyDocument, PolicyType } from '#iam/policy/policy.ts';

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

/** An existing principal that gets a policy. `unnamed` if the answers do not name one. */
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
  /** One endpoint of a service ("bedrock-runtime") in each of the Regions, in the kit's account or that of the endpoints. */
  | {
      readonly kind: 'endpoint';
      readonly service: string;
      readonly regions: readonly string[];
      readonly account?: string;
    }
  | { readonly kind: 'guardrail'; readonly arn: string; readonly region: string }
  /** A repository of ECR, with the account that owns it. Its policy has no Resource. */
  | {
      readonly kind: 'repository';
      readonly arn: string;
      readonly repository: string;
      readonly region: string;
      readonly account: string;
    }
  /** A root, organizational unit or account of an organization. */
  | { readonly kind: 'organization' }
  /** A managed policy under this path, set as the boundary of roles: of the kit's own roles if these name its ARN. */
  | { readonly kind: 'boundary'; readonly path: string }
  /** Passed with AssumeRole for `role`, an ARN: the session can then only call the thing with the other ARN. */
  | {
      readonly kind: 'session';
      readonly role: string;
      readonly calls: string;
      /** Keys of the tags that a session must have. */
      readonly tagKeys: readonly string[];
    };

interface RoleBase {
  readonly id: string;
  /** "Service role", "Deployer". */
  readonly title: string;
  /** Of the role; of the policy where it is attached to somebody. */
  readonly name: string;
  readonly description: string;
  readonly permissions: readonly KitDocument[];
}

interface CreatedRoleBase extends RoleBase {
  readonly trust: KitDocument;
  readonly arn: string;
  /** The instance profile that holds the role, under the role's name and path. */
  readonly instanceProfile: string | undefined;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly tags: readonly KitTag[];
  /** Undefined where AWS's default of one hour stays. */
  readonly maxSessionSeconds: number | undefined;
  /** The ARN of its permissions boundary. */
  readonly boundary: string | undefined;
}

/** The role that the wizard asks about. There is at most one in a kit, and it is created in the account of the kit. */
export interface MainRole extends CreatedRoleBase {
  readonly kind: 'main';
}

/** Another role to create, such as the role that ECS pulls images with. */
export interface FurtherRole extends CreatedRoleBase {
  readonly kind: 'further';
  /** The account it is created in, if it is not the account of the kit: twelve digits. */
  readonly account: string | undefined;
}

/** Permissions for somebody who exists already: a user, a role or a permission set. */
export interface Attachment extends RoleBase {
  readonly kind: 'attachment';
  /** Whom to attach the permissions to, in words. */
  readonly attachTo: string;
  /** The same as data. */
  readonly target: AttachTarget;
}

export type CreatedRole = MainRole | FurtherRole;
export type KitRole = CreatedRole | Attachment;

export const isCreated = (role: KitRole): role is CreatedRole => role.kind !== 'attachment';

/** The account a role is created in, if it is not the account of the kit. */
export const otherAccountOf = (role: KitRole): string | undefined =>
  role.kind === 'further' ? role.account : undefined;

/** The ARN of a role's permissions boundary. */
export const boundaryOf = (role: KitRole): string | undefined =>
  isCreated(role) ? role.boundary : undefined;

/** The documents of one role, in the order of their tabs. */
export const roleDocuments = (role: KitRole): readonly KitDocument[] =>
  isCreated(role) ? [role.trust, ...role.permissions] : role.permissions;

/** A next step as it is printed. */
export interface SerializedStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** A command or a JSON fragment to copy. */
  readonly code?: string;
  readonly page?: string;
}

/** A step that is left to do after the documents are added. */
export interface NextStep extends SerializedStep {
  /** Where it is not done afterwards: before all documents, right after an item, or as a way to add the item. */
  readonly when?: 'before' | { readonly follows: ItemKind } | { readonly instead: ItemKind };
}

/** The kinds of items of a kit that a next step can belong to. */
export type ItemKind =
  | 'boundary'
  | 'role'
  | 'organization'
  | 'bucket'
  | 'endpoint'
  | 'guardrail'
  | 'repository'
  | 'permission-set';

/** What of the answers keeps calls that the kit is for from working. */
export interface Stop {
  /** One line: "The guardrail is in eu-west-2, calls start in us-east-1." */
  readonly text: string;
  /** The questions whose answers are in the way, the one to change first. */
  readonly fields: readonly FieldId[];
  /** The calls that fail, where that is known: all of them, or those that start in these Regions. */
  readonly calls?: 'all' | readonly string[];
}

/** A fact about the whole kit that a person should know before using it. */
export interface Notice {
  readonly id: string;
  /** Two or three words, where the beginning of the text is no title. */
  readonly title?: string;
  readonly text: string;
  readonly stops?: Stop;
  /** Whether it is so depends on the account, such as what it used before. */
  readonly depends?: true;
}

/** Documents that belong to no role: on a bucket, an endpoint or an organization, a boundary, or passed with sessions. */
export interface KitPolicy {
  readonly id: string;
  /** "Bucket policy", "Service control policy". */
  readonly title: string;
  /** What it is put on, in words: "the bucket acme-models in account 444455556666". */
  readonly attachTo: string;
  /** The same as data. */
  readonly target: PolicyTarget;
  readonly name: string;
  /** One, or as many as its size requires. */
  readonly documents: readonly KitDocument[];
  /** What it does not stop, one sentence each. */
  readonly leaves: readonly string[];
}

/** The text, marked where it depends on the account. */
export const noticeText = ({ text, depends }: Notice): string =>
  depends ? `Depends on your account: ${text}` : text;

export interface RoleKit {
  readonly scenario: ScenarioId;
  readonly roles: readonly KitRole[];
  readonly policies: readonly KitPolicy[];
  readonly nextSteps: readonly NextStep[];
  readonly notices: readonly Notice[];
  /** Questions whose answers are still placeholders. */
  readonly placeholders: readonly FieldId[];
  /** Answers that could not be used; the documents have placeholders instead. */
  readonly problems: readonly AnswerProblem[];
}

/** What a kit is compared by. */
export type ComposedDocuments = Pick<RoleKit, 'roles' | 'policies'>;

/** A kit, or what is exported of pasted policies. */
export type KitContents = Omit<RoleKit, 'scenario'>;

/** All documents of a kit, in the order of their tabs. */
export function documentsOf(kit: ComposedDocuments): readonly KitDocument[] {
  return [...kit.roles.flatMap(roleDocuments), ...kit.policies.flatMap((policy) => policy.documents)];
}
