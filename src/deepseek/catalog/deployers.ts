// Who may run what a kit is for: who creates the endpoint, starts the job or builds the agent. One row each.
import type { EntityId } from './entities.ts';

/**
 * What the deployer gets: a policy that somebody attaches, a policy in their permission set, or a role of their own,
 * whose trust policy is that of the trusted entity.
 */
export type DeployerRow = {
  readonly label: string;
  readonly detail: string;
  /** Shown once “more” is asked for. */
  readonly more?: true;
  /** The scenarios in which it can be chosen; absent: in all. */
  readonly scenarios?: readonly string[];
} & ({ readonly id: 'policy' | 'permission-set' } | { readonly id: EntityId; readonly entity: EntityId });

export const DEPLOYERS = [
  {
    id: 'policy',
    label: 'A policy only',
    detail: 'You attach it to the person or pipeline that runs this',
  },
  {
    id: 'permission-set',
    label: 'A person, with a permission set',
    detail: 'The policy goes into the permission set: Identity Center makes and trusts the role itself',
  },
  {
    id: 'identity-center',
    entity: 'identity-center',
    more: true,
    label: 'A person who switches roles',
    detail: 'People with a permission set can assume a role that does only this',
  },
  {
    id: 'own-role',
    entity: 'own-role',
    label: 'A role you have',
    detail: 'A role of this account can assume a role that does only this',
  },
  {
    id: 'account',
    entity: 'account',
    more: true,
    label: 'A role in another account',
    detail: 'Your organization’s, or a company’s with an external ID',
  },
  {
    id: 'mfa-user',
    entity: 'mfa-user',
    more: true,
    label: 'An IAM user with MFA',
    detail: 'Named users, once they have signed in with MFA',
  },
  { id: 'github', entity: 'github', label: 'GitHub Actions', detail: 'A workflow signs in with OIDC' },
  { id: 'gitlab', entity: 'gitlab', label: 'GitLab CI/CD', detail: 'A job signs in with OIDC' },
  {
    id: 'step-functions',
    entity: 'step-functions',
    label: 'AWS Step Functions',
    detail: 'A state machine runs this, and waits until it is done',
    scenarios: ['batch', 'fine-tune-sagemaker', 'host-sagemaker'],
  },
] as const satisfies readonly DeployerRow[];

/** The rows that can be chosen for a scenario. */
export const deployersOf = (scenario: string): readonly DeployerRow[] =>
  DEPLOYERS.filter((row) => !('scenarios' in row) || row.scenarios.some((id) => id === scenario));
