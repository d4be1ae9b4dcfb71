// Finds statements that hand out an IAM action on all roles. Twelve of AWS's checks ask this, each of another form.
import { globCovers, globMatches } from '#core/iam/patterns/match.ts';
import { show } from '#core/text/quote.ts';
import { atValue, type Hits } from '#core/lint/check.ts';
import type { ActionView, ConditionView, ResourceView, StatementView } from '#core/lint/policy-view.ts';
import type { JsonLocation } from '#core/json/json-path.ts';

interface Grant {
  /** As policies write it. */
  readonly action: string;
  /** In lower case, without its prefix. */
  readonly name: string;
  /** The key that ties it to services, in lower case. */
  readonly key: string;
  /** What it comes to on all roles, and the way out. */
  readonly so: string;
}

export const PASS_ROLE: Grant = {
  action: 'iam:PassRole',
  name: 'passrole',
  key: 'iam:passedtoservice',
  so: 'so any role can be given to any service. Name the roles, or tie it to services with `iam:PassedToService`.',
};

export const CREATE_SERVICE_LINKED_ROLE: Grant = {
  action: 'iam:CreateServiceLinkedRole',
  name: 'createservicelinkedrole',
  key: 'iam:awsservicename',
  so: 'so roles of any service can be created. Name the roles, or tie it to services with `iam:AWSServiceName`.',
};

/** How a statement comes to allow the action: by its name, by a pattern, or by not leaving it out. */
type By = 'name' | 'pattern' | 'NotAction';
/** How it comes to allow it on all roles. */
type On = 'Resource' | 'NotResource';

function isAllRoles({ value, arn }: ResourceView): boolean {
  if (value === '*') return true;
  if (!value.endsWith('*')) return false;
  if (!arn) return globCovers(value, 'arn:aws:iam::111122223333:role/*');
  return (arn.service === 'iam' || arn.service === '*') && globCovers(arn.resource, 'role/*');
}

/** A request without the key, or with any value of it, must not get past the condition. */
const ties = ({ keyName, operator, values }: ConditionView, key: string): boolean =>
  keyName === key &&
  operator !== undefined &&
  !operator.negated &&
  !operator.ifExists &&
  operator.set !== 'ForAllValues' &&
  operator.family !== 'Null' &&
  values.every(({ value }) => !String(value).startsWith('*'));

/** Most entries are of other services, so the prefix is asked first. */
function covers({ prefix, name, wildcard, value }: ActionView, grant: Grant): boolean {
  if (prefix !== 'iam') return value === '*';
  return wildcard ? globMatches(name, grant.name) : name === grant.name;
}

const NONE: readonly never[] = [];

function actionPlaces(statement: StatementView, by: By, grant: Grant): readonly JsonLocation[] {
  if (by === 'NotAction') {
    const { notActions, path } = statement;
    if (notActions.length === 0 || notActions.some((entry) => covers(entry, grant))) return NONE;
    return [atValue([...path, 'NotAction'])];
  }
  const isPattern = by === 'pattern';
  const isOne = (entry: ActionView): boolean => entry.wildcard === isPattern && covers(entry, grant);
  if (!statement.actions.some(isOne)) return NONE;
  return statement.actions.filter(isOne).map(({ path }) => atValue(path));
}

function resourcePlaces(statement: StatementView, on: On): readonly JsonLocation[] {
  if (on === 'Resource') return statement.resources.filter(isAllRoles).map(({ path }) => atValue(path));
  return [atValue([...statement.path, 'NotResource'])];
}

const BY_WORDS: Readonly<Record<By, (statement: StatementView, action: string, at: JsonLocation) => string>> =
  {
    name: (_statement, action) => `\`${action}\` is allowed`,
    pattern: (statement, action, { path }) => {
      const entry = statement.actions.find((each) => each.path === path);
      return `${show(entry?.value ?? '*')} allows \`${action}\``;
    },
    NotAction: (_statement, action) => `\`NotAction\` does not leave out \`${action}\`, which is allowed`,
  };

const ON_WORDS: Readonly<Record<On, string>> = {
  Resource: 'on all roles',
  NotResource: 'on all roles but those in `NotResource`',
};

/** What a statement gives away of `grant` in this form, at AWS's places: the actions, then the resources. */
export function broadGrant(statement: StatementView, grant: Grant, by: By, on: On): Hits {
  if (statement.effect !== 'Allow') return undefined;
  if (on === 'NotResource' && statement.notResources.length === 0) return undefined;
  const [first, ...others] = actionPlaces(statement, by, grant);
  if (!first || statement.conditions.some((condition) => ties(condition, grant.key))) return undefined;
  const resources = resourcePlaces(statement, on);
  if (resources.length === 0) return undefined;
  return {
    message: `${BY_WORDS[by](statement, grant.action, first)} ${ON_WORDS[on]}, ${grant.so}`,
    locations: [first, ...others, ...resources],
  };
}
