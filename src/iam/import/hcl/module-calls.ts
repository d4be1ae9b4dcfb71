// Modules of the same repository: one that is called is read with the values that it is given.
// https://developer.hashicorp.com/terraform/language/modules/syntax
import type { DeploymentEnvironment } from '#iam/import/deployment-environment.ts';
import { folderAt, type ModuleTree } from '#iam/import/module-tree.ts';
import { addHidden, pathText, type PolicyCollector } from '#iam/import/found-policies.ts';
import { Notes, settle, type PartialValue } from '#iam/import/partial-value.ts';
import { attributeOf, type Block, type HclExpression } from './ast.ts';
import {
  enter,
  type CallerScope,
  type EvaluationContext,
  type HclFile,
  type InFile,
  type ModuleCall,
  type TerraformModule,
} from './evaluation-context.ts';
import { evaluate } from './evaluate.ts';
import { addressOf, instancesOf, isNone, unclearNumber, type Instance } from './instances.ts';
import { moduleAt } from './module.ts';
import { environmentIn } from './providers.ts';

/** Modules within modules. */
const MAX_DEPTH = 8;
/** A module is read once for each call. One that is called more often is read without the values that it is given. */
const MAX_CALLS = 100;

/** What the block that calls a module says to Terraform itself. */
const META: ReadonlySet<string> = new Set([
  'source',
  'version',
  'count',
  'for_each',
  'providers',
  'depends_on',
]);

/** What one call gives a module. */
type Given = Pick<TerraformModule, 'given' | 'providers'> & { readonly call: ModuleCall };

/** The folder of the module that a block calls; undefined where that is not in this repository. */
function folderCalled({ of: block }: InFile<Block>, { folder, tree }: TerraformModule): string | undefined {
  const source = attributeOf(block.body, 'source')?.value;
  const text = source?.kind === 'literal' ? source.value : undefined;
  if (typeof text !== 'string' || !/^\.\.?\//.test(text)) return undefined;
  const called = folderAt(folder, text);
  return tree?.callersOf(called).includes(folder) ? called : undefined;
}

const textAt = ({ text }: HclFile, { start, end }: HclExpression): string => text.slice(start, end);

/** Providers by the aliases that they have in the module: those of the caller, or those that it names. */
function providersFor({ file, of: block }: InFile<Block>, caller: CallerScope): TerraformModule['providers'] {
  const own = [...caller.module.providers].map(([alias, each]) => [alias, { in: caller, ...each }] as const);
  const passed = attributeOf(block.body, 'providers')?.value;
  if (passed?.kind !== 'object') return new Map(own);
  const aliasIn = (expression: HclExpression): string | undefined =>
    /^"?aws(?:\.([\w-]+))?"?$/.exec(textAt(file, expression))?.[1];
  const all = new Map(own);
  return new Map(
    passed.entries.flatMap(({ key, value }) => {
      const provider = all.get(aliasIn(value) ?? '');
      return provider ? [[aliasIn(key) ?? '', provider] as const] : [];
    }),
  );
}

/** How a block gives its values to an instance of the module that it calls. */
function given(block: InFile<Block>, instance: Instance, context: EvaluationContext): Given {
  const { module, environment } = context;
  const { names, notes } = instance;
  const caller: CallerScope = { module, environment, names, notes };
  const own = addressOf(`module.${block.of.labels[0]}`, instance);
  const { call, folder } = module;
  const place = `${block.file.prefix.slice(0, -2)}:${block.file.lineAt(block.of.start)}`;
  const number = unclearNumber(block.of, { ...context, file: block.file });
  return {
    given: new Map(
      block.of.body.attributes
        .filter(({ name }) => !META.has(name))
        .map(({ name, value }) => [name, { file: block.file, of: value, in: caller }]),
    ),
    providers: providersFor(block, caller),
    call: {
      address: call ? `${call.address}.${own}` : folder === '.' ? own : `${folder} › ${own}`,
      where: call ? `${call.where} › ${place}` : place,
      numbers: [...(call?.numbers ?? []), ...(number === undefined ? [] : [number])],
    },
  };
}

type CalledModule = TerraformModule & Pick<Given, 'call'>;

/** The module as one call has it. */
const calledWith = (module: TerraformModule, { given: values, providers, call }: Given): CalledModule => ({
  ...module,
  given: values,
  unclear: new Set(),
  providers: module.providers.size > 0 ? module.providers : providers,
  call,
  open: module,
});

const known = new WeakMap<ModuleTree, Map<string, readonly Given[] | undefined>>();

/** Each is worked out once for each depth: a module may be reached in many ways. */
function callsWithin(
  folder: string,
  tree: ModuleTree,
  context: EvaluationContext,
  within: readonly string[],
): readonly Given[] | undefined {
  const inTree = known.get(tree) ?? new Map<string, readonly Given[] | undefined>();
  known.set(tree, inTree);
  const key = JSON.stringify([folder, within.length, context.environment]);
  if (inTree.has(key)) return inTree.get(key);
  const all = gatherCalls(folder, tree, context, within);
  // From elsewhere it may be in no circle.
  if (all || within.length === 0) inTree.set(key, all);
  return all;
}

function gatherCalls(
  folder: string,
  tree: ModuleTree,
  context: EvaluationContext,
  within: readonly string[],
): readonly Given[] | undefined {
  if (within.includes(folder) || within.length > MAX_DEPTH) return undefined;
  const all: Given[] = [];
  for (const callerFolder of tree.callersOf(folder)) {
    const caller = moduleAt(tree, callerFolder);
    const blocks = [...caller.modules.values()].filter((each) => folderCalled(each, caller) === folder);
    const ways = blocks.length > 0 ? callsWithin(callerFolder, tree, context, [...within, folder]) : [];
    if (!ways) return undefined;
    for (const module of ways.length > 0 ? ways.map((each) => calledWith(caller, each)) : [caller]) {
      const outer = { ...context, module, budget: { left: 100_000 } };
      const inner = { ...outer, environment: environmentIn(outer) };
      for (const block of blocks) {
        if (module.call && isNone(block.of, { ...inner, file: block.file })) continue;
        const instances = instancesOf(block.of, { ...inner, file: block.file });
        if (all.length + instances.length > MAX_CALLS) return undefined;
        all.push(...instances.map((instance) => given(block, instance, inner)));
      }
    }
  }
  return all;
}

/** What each call gives the module in a folder; nothing where nobody calls it, or too many do, or it calls itself. */
function callsOf(folder: string, context: EvaluationContext): readonly Given[] {
  const { tree } = context.module;
  if (!tree || tree.callersOf(folder).length === 0) return [];
  return callsWithin(folder, tree, { ...context, notes: new Notes() }, []) ?? [];
}

/** The module of the context, once for each way in which it is called. */
export const asCalled = (context: EvaluationContext): readonly CalledModule[] =>
  callsOf(context.module.folder, context).map((each) => calledWith(context.module, each));

/** What the caller of the module gives it, as text. */
export const valuesGiven = (context: EvaluationContext): string =>
  JSON.stringify(
    [...context.module.given].map(([name, each]) => [name, settle(evaluate(each.of, enter(context, each)))]),
  );

/** Adds what was found in a module as one call has it. */
export function addCalled(
  all: PolicyCollector,
  found: PolicyCollector,
  { numbers, address }: ModuleCall,
): void {
  const known = new Set(all.unread.map((each) => JSON.stringify(each)));
  const places = new Set([
    ...found.policies.map(({ where }) => where),
    ...found.attachments.map(({ holder }) => holder),
  ]);
  for (const place of places) for (const each of numbers) addHidden(found, place, each);
  const within = (where: string): string => (where === '' ? '' : pathText([address, where]));
  all.policies.push(...found.policies);
  all.unread.push(...found.unread.filter((each) => !known.has(JSON.stringify(each))));
  all.hidden.push(...found.hidden.map((each) => ({ ...each, where: within(each.where) })));
  all.attachments.push(...found.attachments.map((each) => ({ ...each, holder: within(each.holder) })));
}

/** Whether the module that a block calls is read with what it is given there. `base` is what the scan began with. */
export function isFollowed(block: InFile<Block>, base: EvaluationContext): boolean {
  const folder = folderCalled(block, base.module);
  return folder !== undefined && callsOf(folder, base).length > 0;
}

/** The values of the outputs by their names; none where the module is not in this repository. */
export function outputsIn(
  block: InFile<Block>,
  instance: Instance,
  context: EvaluationContext,
): ReadonlyMap<string, InFile<HclExpression>> {
  const { module } = context;
  const folder = folderCalled(block, module);
  if (folder === undefined) return new Map();
  const called = calledWith(moduleAt(module.tree!, folder), given(block, instance, context));
  const environment: DeploymentEnvironment = environmentIn({ ...context, module: called });
  const scope = { module: called, environment, names: new Map<string, PartialValue>(), notes: new Notes() };
  return new Map(
    [...called.outputs].flatMap(([name, { file, of }]) => {
      const value = attributeOf(of.body, 'value')?.value;
      return value ? [[name, { file, of: value, in: scope }]] : [];
    }),
  );
}
