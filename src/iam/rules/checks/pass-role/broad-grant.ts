// Finds statements that allow an action on all roles. IAM Access Analyzer has a check for each form of such a statement.
import { globCovers, globMatches } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, type CheckFindings } from '#iam/rules/check.ts';
import type { ActionView, ConditionView, ResourceView, StatementView } from '#iam/rules/policy-view.ts';
import type { JsonLocation } from '#iam/json/json-path.ts';
import type { RoleAction } from './role-actions.ts';

/** How a statement allows the action: by its name, by a pattern, or by a NotAction that does not list it. */
export type ActionForm = 'name' | 'pattern' | 'NotAction';
/** How it allows it on all roles. */
export type ResourceForm = 'Resource' | 'NotResource';

function isAllRoles({ value, arn }: ResourceView): boolean {
  if (value === '*') return true;
  if (!value.endsWith('*')) return false;
  if (!arn) return globCovers(value, 'arn:aws:iam::111122223333:role/*');
  return (arn.service === 'iam' || arn.service === '*') && globCovers(arn.resource, 'role/*');
}

/** Whether the condition limits the services, and rejects requests without the key where all services send it. */
const limitsServices = (
  { keyName, operator, values }: ConditionView,
  { key, lackKey }: RoleAction,
): boolean =>
  keyName === key &&
  operator !== undefined &&
  !operator.negated &&
  (!operator.ifExists || values.some(({ value }) => lackKey.has(String(value)))) &&
  operator.set !== 'ForAllValues' &&
  operator.family !== 'Null' &&
  values.every(({ value }) => !String(value).startsWith('*'));

/** The prefix is compared first, because most entries are of other services. */
function covers({ prefix, name, wildcard, value }: ActionView, roleAction: RoleAction): boolean {
  if (prefix !== 'iam') return value === '*';
  return wildcard ? globMatches(name, roleAction.name) : name === roleAction.name;
}

const NONE: readonly never[] = [];

function actionLocations(
  statement: StatementView,
  form: ActionForm,
  roleAction: RoleAction,
): readonly JsonLocation[] {
  if (form === 'NotAction') {
    const { notActions, path } = statement;
    if (notActions.length === 0 || notActions.some((entry) => covers(entry, roleAction))) return NONE;
    return [atValue([...path, 'NotAction'])];
  }
  const wildcard = form === 'pattern';
  const hasForm = (entry: ActionView): boolean => entry.wildcard === wildcard && covers(entry, roleAction);
  if (!statement.actions.some(hasForm)) return NONE;
  return statement.actions.filter(hasForm).map(({ path }) => atValue(path));
}

function resourceLocations(statement: StatementView, form: ResourceForm): readonly JsonLocation[] {
  if (form === 'Resource') return statement.resources.filter(isAllRoles).map(({ path }) => atValue(path));
  return [atValue([...statement.path, 'NotResource'])];
}

const ACTION_WORDS: Readonly<
  Record<ActionForm, (statement: StatementView, action: string, at: JsonLocation) => string>
> = {
  name: (_statement, action) => `\`${action}\` is allowed`,
  pattern: (statement, action, { path }) => {
    const entry = statement.actions.find((each) => each.path === path);
    return `${show(entry?.value ?? '*')} allows \`${action}\``;
  },
  NotAction: (_statement, action) => `\`NotAction\` does not leave out \`${action}\`, which is allowed`,
};

const RESOURCE_WORDS: Readonly<Record<ResourceForm, string>> = {
  Resource: 'on all roles',
  NotResource: 'on all roles but those in `NotResource`',
};

/** The hit of a statement that allows the action in this form, at AWS's locations: the actions, then the resources. */
export function broadGrant(
  statement: StatementView,
  roleAction: RoleAction,
  actionForm: ActionForm,
  resourceForm: ResourceForm,
): CheckFindings {
  if (statement.effect !== 'Allow') return undefined;
  if (resourceForm === 'NotResource' && statement.notResources.length === 0) return undefined;
  const [first, ...others] = actionLocations(statement, actionForm, roleAction);
  if (!first || statement.conditions.some((condition) => limitsServices(condition, roleAction))) {
    return undefined;
  }
  const resources = resourceLocations(statement, resourceForm);
  if (resources.length === 0) return undefined;
  const allowed = ACTION_WORDS[actionForm](statement, roleAction.action, first);
  return {
    message: `${allowed} ${RESOURCE_WORDS[resourceForm]}, ${roleAction.consequence}`,
    locations: [first, ...others, ...resources],
  };
}
