// Who may use a role (AWS: trusted entity), and what its trust policy may safely ask for. One row each.
import type { PageId } from './pages.ts';

/**
 * How far AWS documents a confused-deputy condition for a service:
 * `on` is documented, `opt-in` is mentioned without a sample, `off` is undocumented or known to break.
 */
export type SourceCondition = 'on' | 'opt-in' | 'off';

export type TrustKind =
  | 'service'
  | 'account'
  | 'pod-identity'
  | 'irsa'
  | 'github'
  | 'gitlab'
  | 'roles-anywhere'
  | 'identity-center'
  | 'user'
  | 'role'
  | 'tagged-role';

export interface TrustedEntity {
  readonly id: string;
  /** Its place in lists. */
  readonly rank: number;
  readonly name: string;
  /** One line under the name. */
  readonly detail: string;
  /** Who calls, as the beginning of the sentence about the role: a template of deepseek/sentence. */
  readonly sentence: string;
  /** Shown once “more” is asked for. */
  readonly more?: true;
  /** How its trust policy says who it is: trust.ts of its folder, or for a service shared/service-trust.ts. */
  readonly trust: TrustKind;
  /** The Sid of its trust statement. */
  readonly sid: string;
  /** Service principals in their global form (principalIn gives that of a partition); empty when the trusted entity is none. */
  readonly services: readonly string[];
  readonly sourceAccount: SourceCondition;
  /** Where AWS offers it; absent: in every partition. */
  readonly partitions?: readonly string[];
  /** Patterns of aws:SourceArn, expanded once per Region (and per name); absent when AWS shows none. */
  readonly sourceArn?: string;
  /** The question that names its resources in `sourceArn`; without an answer, any of the account. */
  readonly sourceNames?: {
    readonly field: 'domains' | 'stateMachines' | 'buildProjects';
    readonly noun: string;
  };
  /**
   * Whether the caller is itself a session of a role, which caps the session it gets: always, or where roles or
   * accounts are named. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
   */
  readonly chained?: 'always' | 'unless-users';
  /** People switch to the role in the console too. */
  readonly console?: true;
  /** A note about its conditions, shown next to the trust policy. */
  readonly conditionNote: string;
  /** What AWS's pages leave open about them, shown where they are used. */
  readonly conditionDoubt?: string;
  /** Fields only this entity needs. */
  readonly fields: readonly string[];
  /** Questions of scenarios that mean nothing for it: it cannot read a stream, or calls from the service's own network. */
  readonly without?: readonly string[];
  readonly page: PageId;
}
