// Where a document goes in the AWS console, step by step, for each kind of document.
import type { ShownDocument } from '#app/store/kit.ts';
import { PAGES } from '#core/catalog/pages.ts';

export interface ConsoleGuide {
  readonly steps: readonly string[];
  readonly page: string;
}

/** The path in a few words, for the line after copying. */
export function consolePath({ source }: ShownDocument): string {
  return source.type === 'trust'
    ? 'IAM › Roles › Create role › Custom trust policy'
    : 'IAM › Policies › Create policy › JSON';
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html */
function trustSteps({ role }: ShownDocument): readonly string[] {
  const policies = role.permissions.map((policy) => policy.name).join(', ');
  return [
    // First of all: a role made without its path has another ARN than the documents name.
    ...(role.path === '/'
      ? []
      : [
          `The console cannot set the path ${role.path}: create the role with the AWS CLI (--path) in place of these steps.`,
        ]),
    'Create the permissions policy first: the wizard of the role then offers it.',
    'Open IAM › Roles and choose Create role.',
    'Under Trusted entity type choose Custom trust policy, and replace the text there with this document. Choose Next.',
    `Tick ${policies}.${role.boundary ? ` Under Permissions boundary choose ${role.boundary}.` : ''} Choose Next.`,
    `As Role name type ${role.name}${role.description ? `, as Description: ${role.description}` : ''}.`,
    ...(role.tags.length > 0
      ? [`Add the tags ${role.tags.map(({ key, value }) => `${key}=${value}`).join(', ')}.`]
      : []),
    'Choose Create role.',
    ...(role.maxSessionSeconds !== undefined && role.maxSessionSeconds !== 3600
      ? [`Open the role, choose Edit, and set Maximum session duration to ${role.maxSessionSeconds} seconds.`]
      : []),
  ];
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_create-console.html */
function policySteps({ role, source }: ShownDocument): readonly string[] {
  return [
    'Open IAM › Policies and choose Create policy.',
    'In the Policy editor choose JSON, and replace the text there with this document. Choose Next.',
    `As Policy name type ${source.name}. The description cannot be changed later. Choose Create policy.`,
    role.attachTo
      ? `Attach the policy to ${role.attachTo}: on the policy’s page, Entities attached › Attach.`
      : `Then create the role ${role.name} with its trust policy and tick this policy there.`,
  ];
}

export function consoleGuide(document: ShownDocument): ConsoleGuide {
  return document.source.type === 'trust'
    ? { steps: trustSteps(document), page: PAGES.iamRoles }
    : { steps: policySteps(document), page: PAGES.iamPolicies };
}
