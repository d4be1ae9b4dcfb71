// The role kit as the JSON of the command line has it. Its members and their order are public: schemas/compose.json.
import { contentOf, type PolicyDocument } from '#iam/policy/policy.ts';
import {
  boundaryOf,
  isCreated,
  otherAccountOf,
  type AttachTarget,
  type KitDocument,
  type KitRole,
  type KitTag,
  type RoleKit,
  type SerializedStep,
} from './role-kit.ts';

/** Every role has the same members, whatever its kind; `JSON.stringify` leaves out what is undefined. */
interface SerializedRole {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly trust: KitDocument | undefined;
  readonly permissions: readonly KitDocument[];
  readonly attachTo: string | undefined;
  readonly target: AttachTarget | undefined;
  readonly instanceProfile: string | undefined;
  readonly account: string | undefined;
  readonly arn: string | undefined;
  readonly path: string;
  readonly description: string;
  readonly tags: readonly KitTag[];
  readonly maxSessionSeconds: number | undefined;
  readonly boundary: string | undefined;
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

type SerializedKit = Omit<RoleKit, 'roles' | 'notices' | 'nextSteps'> & {
  readonly nextSteps: readonly SerializedStep[];
  readonly roles: readonly SerializedRole[];
  readonly notices: readonly SerializedNotice[];
};

function serializeRole(role: KitRole): SerializedRole {
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
