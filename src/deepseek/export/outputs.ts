// What the outputs of a file are: the same things, in the same words, in every format.
import { inSentence } from './created-entities.ts';
import type { AttachmentTarget, BoundaryTarget, RoleTarget } from './targets.ts';

/** Whom a policy is for. IAM Identity Center has no part in files: it takes the policy by its name. */
export const forWhom = ({ title, words, to }: AttachmentTarget): string =>
  `${title}: for ${words}${
    to.kind === 'permission-sets'
      ? '. In IAM Identity Center, add it as a customer managed policy (path /).'
      : ''
  }`;

/** What an output says of itself. */
export const OUTPUTS = {
  boundaryArn: ({ title }: BoundaryTarget) => `ARN of the ${inSentence(title)}`,
  roleArn: ({ title }: RoleTarget) => `ARN of the ${inSentence(title)}`,
  roleName: ({ title }: RoleTarget) => `Name of the ${inSentence(title)}`,
  /** Of a managed policy: an inline one has no ARN. */
  rolePolicyArn: ({ title }: RoleTarget, policy: string) =>
    `ARN of the ${inSentence(policy)} of the ${inSentence(title)}`,
  profileArn: ({ title }: RoleTarget) => `ARN of the instance profile of the ${inSentence(title)}`,
  profileName: ({ title }: RoleTarget) => `Name of the instance profile of the ${inSentence(title)}`,
  attachedArn: ({ words }: AttachmentTarget) => `ARN of the policy for ${words}`,
  organizationId: 'ID of the organization policy',
} as const;
