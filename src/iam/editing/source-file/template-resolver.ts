// What CloudFormation's functions come to, with the place of each part in the template.
import { isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import { deploymentEnvironment, type KnownEnvironment } from '#iam/import/deployment-environment.ts';
import { isCall, resolve } from '#iam/import/intrinsics.ts';
import { Notes, settle } from '#iam/import/partial-value.ts';
import type { TemplateContext } from '#iam/import/template-references.ts';
import { valueOf } from '#iam/editing/completion/completion-context.ts';
import type { Scalar, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import type { Meaning, Resolver } from './build-tree.ts';

/** Characters that functions may produce. */
const BUDGET = 2_000_000;
const MAX_CALL = 20_000;

const isNothing = (tree: UnfinishedTree | undefined): boolean =>
  tree?.kind === 'object' &&
  tree.members[0]?.key.text === 'Ref' &&
  tree.members[0].value?.kind !== 'object' &&
  tree.members[0].value?.kind !== 'array' &&
  tree.members[0].value?.text === 'AWS::NoValue';

/** The case that a condition chooses: the first, unless that is nothing. */
function branchOf(argument: UnfinishedTree | undefined, at: TextRange): Meaning | undefined {
  if (argument?.kind !== 'array') return undefined;
  const [condition, yes, no] = argument.items;
  const trees = [yes, no].filter((each) => each !== undefined && !isNothing(each)).slice(0, 1);
  const name = condition && condition.kind !== 'object' && condition.kind !== 'array' ? condition.text : '';
  const words = 'Read as if the condition were true; the other case is not in the document.';
  const open = { expression: `Fn::If ${name}`, words, start: at.start, end: at.start };
  return { trees: trees as readonly UnfinishedTree[], open };
}

interface TemplateResolvers {
  readonly resolver: Resolver;
  /** For the strings within a text that `Fn::Sub` reads. */
  readonly inSubstituted: Resolver;
}

/** The resolvers for one template. */
export function templateResolvers(template: JsonObject, known?: KnownEnvironment): TemplateResolvers {
  const environment = deploymentEnvironment(known);
  const budget = { left: BUDGET };
  const evaluate = (value: JsonValue, at: TextRange, where: TextRange): Meaning => {
    const notes = new Notes();
    const context: TemplateContext = {
      template,
      lineOf: () => undefined,
      notes,
      environment,
      path: [],
      budget,
      active: new Set(),
      resolve,
    };
    const resolved = at.end - at.start > MAX_CALL ? undefined : resolve(value, context);
    if (resolved === undefined) return { trees: [] };
    const open = notes.unresolved.map(({ expression, marker, words }) => ({
      expression,
      marker,
      words,
      start: where.start,
      end: where.end,
    }));
    return { value: settle(resolved), at: where, open };
  };
  const resolver: Resolver = {
    call(tree) {
      const [member, second] = tree.members;
      if (!member || second || !(member.key.text === 'Ref' || member.key.text.startsWith('Fn::')))
        return undefined;
      const { key, value } = member;
      if (!value) return { trees: [] };
      if (key.text === 'Fn::If') return branchOf(value, key);
      const written = valueOf(tree);
      if (!isObject(written) || !isCall(written)) return { trees: [] };
      const isString = key.text === 'Fn::Sub' && (value.kind === 'string' || value.kind === 'word');
      return evaluate(written, tree, isString ? value : tree);
    },
    scalar: () => undefined,
  };
  const inSubstituted: Resolver = {
    ...resolver,
    scalar: (scalar: Scalar) =>
      scalar.text.includes('${') ? evaluate({ 'Fn::Sub': scalar.text }, scalar, scalar) : undefined,
  };
  return { resolver, inSubstituted };
}
