// The role kit as the JSON of the command line has it. Its members and their order are public: schemas/compose.json.
import { contentOf, type PolicyDocument, type PolicyType } from '#iam/policy/policy.ts';
import {
  boundaryOf,
  isCreated,
  otherAccountOf,
  type AttachTarget,
  type KitDocument,
  type KitRole,
  type KitTag,
  type PolicyTarget,
  type RoleKit,
  type SerializedStep,
} from './role-kit.ts';

/** Why a statement is there. @public */
export interface StatementReason {
  /** A few words: "Reads the model files". */
  readonly title: string;
  /** One or two sentences on what it is for. */
  readonly text: string;
  /** The API calls it serves, as service:Operation. */
  readonly calls: readonly string[];
  /** The questions whose answers asked for it. */
  readonly answers: readonly string[];
  /** The address of the AWS page it rests on. */
  readonly page: string;
  /** What AWS's pages leave open, where they do. */
  readonly doubt?: string;
}

/** One policy of a kit. @public */
export interface ComposedDocument {
  /** Stable for one kit: `service.trust`, `service.permissions`. */
  readonly id: string;
  readonly type: PolicyType;
  readonly title: string;
  /** The name of the managed policy; for a trust policy, the name of its role. */
  readonly name: string;
  /** The policy itself. `JSON.stringify` makes the text that AWS takes. */
  readonly document: PolicyDocument;
  /** One list for each statement, in the order of the statements. */
  readonly whys: readonly (readonly StatementReason[])[];
  /** AWS's quota for the document, in characters that are not white space. */
  readonly limit: number;
}

/** A role to create, or permissions for a principal that exists. @public */
export interface ComposedRole {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  /** Undefined for permissions of a principal that exists. */
  readonly trust: ComposedDocument | undefined;
  readonly permissions: readonly ComposedDocument[];
  /** Whom to attach the permissions to, in words; undefined for a role to create. */
  readonly attachTo: string | undefined;
  /** The same as data. */
  readonly target: AttachTarget | undefined;
  readonly instanceProfile: string | undefined;
  /** The 12-digit account that the role is created in, if it is not the account of the kit. */
  readonly account: string | undefined;
  readonly arn: string | undefined;
  /** Begins and ends with a slash. */
  readonly path: string;
  readonly description: string;
  readonly tags: readonly KitTag[];
  /** Seconds; undefined where AWS's default of one hour stays. */
  readonly maxSessionSeconds: number | undefined;
  /** The ARN of the permissions boundary. */
  readonly boundary: string | undefined;
}

/** Policies that belong to no role: on a bucket, an endpoint or an organization. @public */
export interface ComposedPolicy {
  readonly id: string;
  readonly title: string;
  /** What it is put on, in words. */
  readonly attachTo: string;
  /** The same as data. */
  readonly target: PolicyTarget;
  readonly name: string;
  /** One, or as many as AWS's quota requires. */
  readonly documents: readonly ComposedDocument[];
  /** What it does not stop, one sentence each. */
  readonly leaves: readonly string[];
}

/** An answer that could not be used; a placeholder stands in its place. @public */
export interface AnswerFault {
  readonly field: string;
  /** Which entry of a list; 0 for a single answer. */
  readonly index: number;
  readonly raw: string;
  readonly message: string;
  /** What would do in its place, where one thing is nearest. */
  readonly instead?: string;
}

/** A document as AWS takes it. */
const serializeDocument = (document: KitDocument): KitDocument => ({
  ...document,
  document: contentOf(document.document) as PolicyDocument,
});

/** What stops the kit's calls is said with its readiness; short titles are for the page. */
export interface SerializedNotice {
  readonly id: string;
  readonly text: string;
  /** Whether it is so depends on the account, such as what it used before. */
  readonly depends?: true;
}

type SerializedKit = Omit<RoleKit, 'roles' | 'policies' | 'nextSteps' | 'notices'> & {
  readonly roles: readonly ComposedRole[];
  readonly policies: readonly ComposedPolicy[];
  readonly nextSteps: readonly SerializedStep[];
  readonly notices: readonly SerializedNotice[];
};

function serializeRole(role: KitRole): ComposedRole {
  const created = isCreated(role) ? role : undefined;
  const attachment = role.kind === 'attachment' ? role : undefined;
  return {
    id: role.id,
    title: role.title,
    name: role.name,
    trust: created?.trust,
    permissions: role.permissions,
    attachTo: attachment?.attachTo,
    target: attachment?.target,
    instanceProfile: created?.instanceProfile,
    account: otherAccountOf(role),
    arn: created?.arn,
    path: created?.path ?? '/',
    description: role.description,
    tags: created?.tags ?? [],
    maxSessionSeconds: created?.maxSessionSeconds,
    boundary: boundaryOf(role),
  };
}

export const serializeKit = (kit: RoleKit): SerializedKit => {
  const { scenario, roles, policies, nextSteps, notices, ...rest } = kit;
  return {
    scenario,
    roles: roles.map(serializeRole),
    policies: policies.map((policy) => ({ ...policy, documents: policy.documents.map(serializeDocument) })),
    nextSteps: nextSteps.map(({ when: _when, ...step }) => step),
    notices: notices.map(({ stops: _stops, title: _title, ...notice }) => notice),
    ...rest,
  };
};
