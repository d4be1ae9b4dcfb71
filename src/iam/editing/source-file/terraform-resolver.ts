// What Terraform's functions and references come to, with the place of each part in the file.
import type { Body } from '#iam/import/hcl/ast.ts';
import { spanEvaluator, type EvaluatedSpan } from '#iam/import/hcl/evaluate-span.ts';
import { settle } from '#iam/import/partial-value.ts';
import { markerFor } from '#iam/import/partial-value.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { ObjectTree, Scalar, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import type { Meaning, Resolver } from './build-tree.ts';
import type { SourceOptions } from './source-file.ts';

/** Functions that return what they are given, as far as policies go. */
const PASS_THROUGH = new Set(
  [
    'jsonencode',
    'jsondecode',
    'sensitive',
    'nonsensitive',
    'tolist',
    'toset',
    'tomap',
    'compact',
    'distinct',
  ].map((name) => `hcl::${name}`),
);

const isContainer = (tree: UnfinishedTree | undefined): boolean =>
  tree?.kind === 'object' || tree?.kind === 'array';

/** The function and its arguments; undefined for an object that is no call. */
export function callOf(tree: UnfinishedTree): { name: string; args: readonly UnfinishedTree[] } | undefined {
  if (tree.kind !== 'object' || tree.members.length !== 1) return undefined;
  const { key, value } = tree.members[0]!;
  if (!key.text.startsWith('hcl::') || value?.kind !== 'array') return undefined;
  return { name: key.text, args: value.items };
}

interface TerraformResolvers {
  readonly resolver: Resolver;
  /** For the strings of JSON in a heredoc. */
  readonly inHeredoc: Resolver;
  /** The names of the locals that were followed. */
  readonly used: Set<string>;
}

export function terraformResolvers(
  source: { readonly text: string; readonly body: Body },
  locals: ReadonlyMap<string, UnfinishedTree>,
  { beside = [], around, environment }: SourceOptions,
): TerraformResolvers {
  const { text } = source;
  let evaluate: ((at: TextRange) => EvaluatedSpan | undefined) | undefined;
  const used = new Set<string>();
  const meaningAt = (at: TextRange): Meaning => {
    evaluate ??= spanEvaluator({ ...source, name: around?.name }, beside, environment, around?.tree);
    const found = at.end - at.start > 20_000 ? undefined : evaluate(at);
    const expression = text.slice(at.start, at.end);
    if (!found) {
      const marker = markerFor(expression);
      const words = 'This expression is not finished.';
      return { value: marker, at, open: [{ ...at, expression, marker, words }] };
    }
    const open = found.unresolved.map(({ expression: source, marker, words }) => ({
      expression: source,
      marker,
      words,
      start: at.start,
      end: at.end,
    }));
    return { value: settle(found.value), at, open };
  };

  const choice = (args: readonly UnfinishedTree[], at: TextRange): Meaning => {
    const [condition, yes, no] = args;
    const known = condition && meaningAt(condition);
    const value = known && 'value' in known ? known.value : undefined;
    if (typeof value === 'boolean') return { trees: [value ? yes : no].filter((each) => each !== undefined) };
    const expression = condition ? text.slice(condition.start, condition.end) : '?';
    const words = 'Read as if the condition were true; the other case is not in the document.';
    return {
      trees: [yes].filter((each) => each !== undefined),
      open: { expression, words, start: at.start, end: at.start },
    };
  };

  const call = (tree: ObjectTree): Meaning | undefined => {
    const called = callOf(tree);
    if (!called) return undefined;
    const { name, args } = called;
    const [first] = args;
    if (name === 'hcl::choice') return choice(args, tree);
    if (PASS_THROUGH.has(name) && first && (isContainer(first) || isLocal(first))) return { trees: [first] };
    if (name === 'hcl::concat') return { lists: args };
    if (name === 'hcl::merge') return { objects: args };
    if (name === 'hcl::flatten' && first?.kind === 'array') return { lists: first.items };
    return meaningAt(tree);
  };

  const localIn = (tree: UnfinishedTree): string | undefined => {
    if (tree.kind !== 'word' || tree.expression === undefined) return undefined;
    return /^local\.([\w-]+)$/.exec(tree.expression)?.[1];
  };
  const isLocal = (tree: UnfinishedTree): boolean => isContainer(locals.get(localIn(tree) ?? ''));

  const resolver: Resolver = {
    call,
    scalar(scalar) {
      const { expression } = scalar;
      if (expression === undefined || expression === '') return undefined;
      const name = localIn(scalar);
      const local = name === undefined ? undefined : locals.get(name);
      if (name !== undefined && local && isContainer(local)) {
        used.add(name);
        return { trees: [local] };
      }
      return meaningAt(scalar);
    },
  };
  const inHeredoc: Resolver = {
    call: () => undefined,
    scalar: (scalar: Scalar) =>
      scalar.kind === 'string' && scalar.closed && /[$%]\{/.test(scalar.text) ? meaningAt(scalar) : undefined,
  };
  return { resolver, inHeredoc, used };
}
