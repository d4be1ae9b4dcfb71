// Which actions of a statement do not support tags on resources, by service.
import { show } from '#iam/text/quote.ts';
import { count } from '#iam/text/words.ts';
import { trueWithoutKey } from '#iam/rules/absent-key.ts';
import { isLinked, lackingActions } from '#iam/rules/carried-keys.ts';
import { atKey, atValue, type CheckFinding } from '#iam/rules/check.ts';
import type { ActionView, ConditionView, StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Service } from '#iam/reference/service.ts';

const RESOURCE_TAG = 'aws:resourcetag/';
/** Actions that make a tagged resource do see the tags as those of the resource. */
const REQUEST_TAGS = ['aws:requesttag/tag', 'aws:tagkeys'];

/** Whether the condition asks for a tag on the resource and is false without it. */
export const asksForResourceTag = (condition: ConditionView): boolean =>
  condition.keyName.startsWith(RESOURCE_TAG) &&
  condition.operator?.base !== 'Null' &&
  trueWithoutKey(condition) === false;

/** The effect of a resource tag in a statement on all but some actions: many actions do not support it. */
export function notActionHit(condition: ConditionView, statement: StatementView): CheckFinding | undefined {
  if (statement.notActions.length === 0 || !condition.keyName.startsWith(RESOURCE_TAG)) return undefined;
  const without = trueWithoutKey(condition);
  if (without === undefined) return undefined;
  const isAllow = statement.effect === 'Allow';
  const done = isAllow ? 'allowed' : 'denied';
  const result = without ? `${done} here whatever the tag` : `never ${done} here`;
  return {
    message: `NotAction covers many actions that do not support ${show(condition.key)}; they are ${result}. List the actions ${isAllow ? 'to allow' : 'to deny'} by tag.`,
    locations: [atKey([...statement.path, 'NotAction']), atKey(condition.path)],
  };
}

/** AWS's reference lists the tag key of some services without linking it to an action, so nothing is known. */
const isVague = (service: Service, keyName: string): boolean =>
  service.keys.find(keyName) !== undefined && !isLinked(service, keyName);

const hasNoTags = (service: Service | undefined): boolean =>
  service !== undefined && ![`${RESOURCE_TAG}tag`, ...REQUEST_TAGS].some((key) => service.keys.find(key));

/** The actions of services that cannot see the tag, by prefix. */
function unseeing(
  statement: StatementView,
  { keyName }: ConditionView,
  reference: Reference,
): ReadonlyMap<string, readonly ActionView[]> {
  const found = new Map<string, ActionView[]>();
  const add = (action: ActionView): void => {
    const before = found.get(action.prefix);
    if (before) before.push(action);
    else found.set(action.prefix, [action]);
  };
  const lacking = REQUEST_TAGS.reduce<ReadonlySet<ActionView>>(
    (left, key) => {
      const without = new Set(lackingActions(statement, key, reference));
      return new Set([...left].filter((action) => without.has(action)));
    },
    new Set(lackingActions(statement, keyName, reference)),
  );
  for (const action of statement.actions) {
    const isWhole = action.wildcard && action.name === '*' && hasNoTags(reference.service(action.prefix));
    if (isWhole || lacking.has(action)) add(action);
  }
  return found;
}

/** One hit for each service with actions that cannot see the tag: AWS gives these, then the key. */
export function untaggedServices(
  condition: ConditionView,
  statement: StatementView,
  reference: Reference,
  result: 'allowed' | 'denied',
): readonly CheckFinding[] {
  return [...unseeing(statement, condition, reference)].flatMap(
    ([prefix, actions]): readonly CheckFinding[] => {
      const service = reference.service(prefix);
      const [first] = actions;
      if (!service || !first || isVague(service, condition.keyName)) return [];
      const one = actions.length === 1;
      const names = one
        ? show(first.value)
        : `${show(first.value)} and ${count(actions.length - 1, 'other action')} of ${prefix}`;
      return [
        {
          message: `${names} ${one ? 'does' : 'do'} not support ${show(condition.key)} and so ${one ? 'is' : 'are'} never ${result} here. Put ${one ? 'it' : 'them'} in a statement without the tag condition.`,
          locations: [...actions.map(({ path }) => atValue(path)), atKey(condition.path)],
        },
      ];
    },
  );
}
