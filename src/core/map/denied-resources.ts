// The resources of Deny statements in service and resource control policies, in words.
import { toArray, type Statement } from '#core/iam/policy.ts';
import { describeResource, describeResources, type MapResource } from './resource-names.ts';

/** Something, and what is done with it. */
export interface ReachedResource extends MapResource {
  readonly verb: string;
}

const MAKES = /:(?:Create(?!Inference$)|Register|Associate|Deploy|Update)/;
const BATCH = 'bedrock:CreateModelInvocationJob';

/** The kinds of resources of actions that are denied on every resource: "new …" for an action that creates one. */
const deniedKinds = (statement: Statement, actions: readonly string[]): readonly MapResource[] =>
  actions.flatMap((action) =>
    describeResources(statement, [action], ['*']).map((resource) =>
      MAKES.test(action) ? { ...resource, words: `new ${resource.words}` } : resource,
    ),
  );

/** An SCP or RCP, by its Deny statements: what it denies always, what under a condition, and what it lets alone. */
export function deniedResources(statements: readonly Statement[]): readonly ReachedResource[] {
  return statements
    .filter(({ Effect }) => Effect === 'Deny')
    .flatMap((statement) => {
      const always = Object.values(statement.Condition ?? {}).every((keys) =>
        Object.keys(keys).every((key) => key === 'bedrock-mantle:Model'),
      );
      const verb = always ? 'denies' : 'limits';
      const actions = toArray(statement.Action);
      const named = toArray(statement.Resource);
      const inBatch = actions.every((action) => action === BATCH) ? { tail: ', in batch jobs' } : {};
      // A job is spared as such: it is checked on its model as well.
      const spared = toArray(statement.NotResource).filter((arn) => !/:[\w-]*(?:-job|-invoke)\//.test(arn));
      const others =
        spared.length > 0
          ? deniedKinds(
              statement,
              actions.filter((action) => action !== BATCH),
            )
          : [];
      return [
        ...(named.includes('*')
          ? deniedKinds(statement, actions)
          : describeResources(statement, actions, named)
        ).map((resource) => ({
          ...resource,
          ...inBatch,
          verb,
        })),
        ...spared.map((arn) => ({ ...describeResource(arn), verb: 'lets pass' })),
        ...others.map((resource) => ({ ...resource, words: `other ${resource.words}`, verb })),
      ];
    });
}
