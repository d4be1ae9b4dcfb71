// A pasted policy as what it allows and denies: whom it serves is not known, so all identity policies count together.
import { globCovers, globMatches, globsMeet } from '#iam/policy/patterns/glob.ts';
import type { Condition, PolicyType } from '#iam/policy/policy.ts';
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { asList, isObject, type RawObject } from '#iam/json/json-value.ts';
import { documentValue, type EnvironmentDocument } from '#iam/environment/policy-environment.ts';

/** A policy as it was pasted. */
export interface PolicyToTighten {
  readonly type: PolicyType;
  readonly text: string;
}

export interface BroadStatement {
  readonly raw: RawObject;
  /** In lower case. */
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly condition: Condition;
}

export interface BroadPolicy {
  readonly documents: readonly EnvironmentDocument[];
  readonly allows: readonly BroadStatement[];
  readonly denies: readonly BroadStatement[];
  /** Services that it names, in the order in which it does: "bedrock" of `bedrock:*`. */
  readonly services: readonly string[];
  /** Condition keys that it tests, and variables that it uses, in lower case. */
  readonly keys: readonly string[];
}

const lower = (element: unknown): readonly string[] => textsIn(element).map((text) => text.toLowerCase());

/** Keys of conditions, and names of variables: `${aws:username}`. */
const keysIn = ({ Condition, ...rest }: RawObject): readonly string[] => [
  ...Object.values(isObject(Condition) ? Condition : {}).flatMap((tests) =>
    isObject(tests) ? Object.keys(tests) : [],
  ),
  ...[...JSON.stringify([rest, Condition]).matchAll(/\$\{([^},\s]+)/g)].map(([, name = '']) => name),
];

const isValue = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Whether a condition has the form that AWS saves. */
const isCondition = (value: unknown): value is Condition =>
  isObject(value) &&
  Object.values(value).every(
    (tests) => isObject(tests) && Object.values(tests).every((values) => asList(values).every(isValue)),
  );

const read = (raw: RawObject): BroadStatement => ({
  raw,
  actions: lower(raw['Action']),
  notActions: lower(raw['NotAction']),
  resources: textsIn(raw['Resource']),
  notResources: textsIn(raw['NotResource']),
  condition: isCondition(raw['Condition']) ? raw['Condition'] : {},
});

/** The statements as a document of today has them: in older versions variables are plain text. */
function statementsOf(document: unknown): readonly RawObject[] {
  const statements = statementsIn(document);
  if (isObject(document) && document['Version'] === '2012-10-17') return statements;
  return statements.map((each) => JSON.parse(JSON.stringify(each).replaceAll('${', '${$}{')) as RawObject);
}

/** Identity policies only: the others say nothing about what their holder may do. */
export function readBroadPolicy(policies: readonly PolicyToTighten[]): BroadPolicy {
  const documents = policies
    .filter(({ type }) => type === 'identity')
    .map(({ text }, index): EnvironmentDocument => ({
      id: `before-${index}`,
      title: 'Policy',
      source: text,
    }));
  const statements = documents.flatMap((each) => statementsOf(documentValue(each)));
  const of = (effect: string) => statements.filter(({ Effect }) => Effect === effect).map(read);
  // One with a condition that cannot be read allows nothing for certain.
  const allows = of('Allow').filter(
    ({ raw }) => raw['Condition'] === undefined || isCondition(raw['Condition']),
  );
  const services = allows
    .flatMap(({ actions }) => actions.map((action) => action.split(':', 1)[0]!))
    .filter((service) => /^[a-z0-9-]+$/.test(service));
  const keys = statements.flatMap(keysIn).map((key) => key.toLowerCase());
  return {
    documents,
    allows,
    denies: of('Deny'),
    services: [...new Set(services)],
    keys: [...new Set(keys)],
  };
}

/** Whether the statement is about the action, which has no wildcards. */
export function namesAction({ actions, notActions }: BroadStatement, action: string): boolean {
  const name = action.toLowerCase();
  if (notActions.length > 0) return !notActions.some((pattern) => globMatches(pattern, name));
  return actions.some((pattern) => globMatches(pattern, name));
}

/** Whether the statement is about all that the pattern matches. */
export function coversResource({ resources, notResources }: BroadStatement, pattern: string): boolean {
  if (notResources.length > 0) return !notResources.some((each) => globsMeet(each, pattern));
  return resources.some((each) => globCovers(each, pattern));
}

/** Its patterns that match nothing but what the wider pattern does. */
export const resourcesWithin = ({ resources }: BroadStatement, wide: string): readonly string[] =>
  resources.filter((each) => globCovers(wide, each));

/** Whether the statement may be about something that the pattern matches. */
export function meetsResource({ resources, notResources }: BroadStatement, pattern: string): boolean {
  if (notResources.length > 0) return !notResources.some((each) => globCovers(each, pattern));
  // A variable stands for anything.
  return resources.some((each) => globsMeet(each.replaceAll(/\$\{[^}]*\}/g, '*'), pattern));
}

/** All strings of its allowing statements that may have been answers. */
export const textsOf = ({ allows }: BroadPolicy): readonly string[] =>
  allows.flatMap(({ resources, notResources, condition }) => [
    ...resources,
    ...notResources,
    ...Object.values(condition)
      .filter((tests) => isObject(tests))
      .flatMap((tests) => Object.values(tests).flatMap(textsIn)),
  ]);
