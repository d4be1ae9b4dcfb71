// What a Deny statement stops.
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { describeResource, describeResources, type MapResource } from './resource-names.ts';

/** A resource, what is done with it, and by which actions. */
export interface ReachedResource extends MapResource {
  readonly verb: string;
  readonly calls: readonly string[];
  readonly spared?: true;
}

const MAKES = /:(?:Create(?!Inference$)|Register|Associate|Deploy|Update)/;
const BATCH = 'bedrock:CreateModelInvocationJob';

/** The kinds of resources of actions that are denied on every resource: "new …" for an action that creates one. */
const deniedKinds = (statement: Statement, actions: readonly string[]): readonly ReachedResource[] =>
  actions.flatMap((action) =>
    describeResources(statement, [action], ['*']).map((resource) => ({
      ...resource,
      words: MAKES.test(action) ? `new ${resource.words}` : resource.words,
      verb: 'denies',
      calls: [action],
    })),
  );

/** What it denies, and what it lets pass by name. */
export function deniedResources(statement: Statement): readonly ReachedResource[] {
  const actions = callsOf(statement);
  const named = toArray(statement.Resource);
  const inBatch = actions.every((action) => action === BATCH) ? { tail: 'in batch jobs' } : {};
  // A job is spared as such: it is checked on its model as well.
  const spared = toArray(statement.NotResource).filter((arn) => !/:[\w-]*(?:-job|-invoke)\//.test(arn));
  const others = actions.filter((action) => action !== BATCH || actions.length === 1);
  const denied = named.includes('*')
    ? deniedKinds(statement, actions)
    : describeResources(statement, actions, named).map((resource) => ({
        ...resource,
        verb: 'denies',
        calls: actions,
      }));
  return [
    ...denied.map((resource) => ({ ...resource, ...inBatch })),
    ...spared.map((arn) => ({
      ...describeResource(arn),
      verb: 'lets pass',
      calls: actions,
      spared: true as const,
    })),
    ...(toArray(statement.NotResource).length > 0
      ? deniedKinds(statement, others).map((resource) => ({
          ...resource,
          words: `other ${resource.words.replace(/^other /, '')}`,
        }))
      : []),
  ];
}

/** The actions of a statement; what NotAction leaves is said in one. */
export function callsOf({ Action, NotAction }: Statement): readonly string[] {
  const except = toArray(NotAction);
  return except.length > 0 ? ['*'] : toArray(Action);
}
