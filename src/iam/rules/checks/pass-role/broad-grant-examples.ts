// The examples of the checks on broad grants: the same policies for each action, in the form that the check is about.
import type { Elements, Example } from '#iam/findings/example.ts';
import type { ActionForm, ResourceForm } from './broad-grant.ts';
import type { RoleAction } from './role-actions.ts';

interface ActionExamples {
  readonly one: Elements;
  readonly list: Elements;
  /** The locations of the hits in `one` and in `list`. */
  readonly at: readonly [one: string, list: string];
  /** Actions that another check covers, or that do not include the role action. */
  readonly other: Elements;
}

function actionExamples({ action, examples }: RoleAction, form: ActionForm): ActionExamples {
  const at = ['Statement.0.Action', 'Statement.0.Action.1'] as const;
  switch (form) {
    case 'name':
      return {
        one: { Action: action },
        list: { Action: ['s3:GetObject', `iam:${action.slice('iam:'.length).toUpperCase()}`] },
        at,
        other: { Action: 'iam:*' },
      };
    case 'pattern':
      return {
        one: { Action: 'iam:*' },
        list: { Action: ['s3:GetObject', examples.pattern] },
        at,
        other: { Action: ['iam:Get*', 'iam:List*'] },
      };
    case 'NotAction':
      return {
        one: { Action: undefined, NotAction: 's3:*' },
        list: { Action: undefined, NotAction: ['s3:*', 'iam:Get*'] },
        at: ['Statement.0.NotAction', 'Statement.0.NotAction'],
        other: { Action: undefined, NotAction: ['IAM:*', 's3:*'] },
      };
  }
}

interface BroadGrantExamples {
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

function allButListedRoles(roleAction: RoleAction, actionForm: ActionForm): BroadGrantExamples {
  const { one, list, at, other } = actionExamples(roleAction, actionForm);
  const { key, role, service } = roleAction.examples;
  const notRole = { Resource: undefined, NotResource: role };
  return {
    bad: [
      { with: { ...one, ...notRole }, at: [at[0], 'Statement.0.NotResource'] },
      {
        with: { ...list, Resource: undefined, NotResource: [role] },
        at: [at[1], 'Statement.0.NotResource'],
      },
      { with: { ...one, ...notRole, Condition: { StringNotEquals: { [key]: service } } } },
    ],
    good: [
      { with: { ...one, Resource: role } },
      { with: { ...one, ...notRole, Condition: { StringEquals: { [key.toLowerCase()]: [service] } } } },
      { with: { Effect: 'Deny', ...one, ...notRole } },
      { with: { ...other, ...notRole } },
    ],
  };
}

function allRoles(roleAction: RoleAction, actionForm: ActionForm): BroadGrantExamples {
  const { one, list, at, other } = actionExamples(roleAction, actionForm);
  const { key, role, rolePattern, service } = roleAction.examples;
  const listed =
    actionForm === 'NotAction'
      ? { resources: ['*'], at: 'Statement.0.Resource.0' }
      : { resources: [role, 'arn:aws:iam::*:role/*'], at: 'Statement.0.Resource.1' };
  // Matches the names of all services.
  const openCondition = { StringLike: { [key]: '*.amazonaws.com' } };
  return {
    bad: [
      { with: { ...one, Resource: '*' }, at: [at[0], 'Statement.0.Resource'] },
      { with: { ...list, Resource: listed.resources }, at: [at[1], listed.at] },
      { with: { ...one, Resource: 'arn:aws:iam::*' }, at: [at[0], 'Statement.0.Resource'] },
      { with: { ...one, Resource: 'arn:aws:*::*:role/*' }, at: [at[0], 'Statement.0.Resource'] },
      // The condition is true for a request without the key.
      { with: { ...one, Resource: '*', Condition: { StringEqualsIfExists: { [key]: service } } } },
      { with: { ...one, Resource: '*', Condition: { StringLikeIfExists: { [key]: [service] } } } },
      ...(actionForm === 'name' ? [{ with: { ...one, Resource: '*', Condition: openCondition } }] : []),
    ],
    good: [
      { with: { ...one, Resource: rolePattern } },
      { with: { ...one, Resource: 'arn:aws:s3:::*' } },
      { with: { ...one, Resource: 'arn:aws:iam::*:user/*' } },
      { with: { ...one, Resource: '*', Condition: { StringEquals: { [key.toLowerCase()]: [service] } } } },
      // Requests of this service may lack the key, so IfExists is what is left.
      ...[...roleAction.lackKey].map((lacking) => ({
        with: { ...one, Resource: '*', Condition: { StringLikeIfExists: { [key]: [service, lacking] } } },
      })),
      { with: { Effect: 'Deny', ...one, Resource: '*' } },
      { with: { ...other, Resource: '*' } },
    ],
  };
}

export const broadGrantExamples = (
  roleAction: RoleAction,
  actionForm: ActionForm,
  resourceForm: ResourceForm,
): BroadGrantExamples =>
  resourceForm === 'Resource' ? allRoles(roleAction, actionForm) : allButListedRoles(roleAction, actionForm);
