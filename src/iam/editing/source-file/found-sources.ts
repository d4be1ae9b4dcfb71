// Collects the policies of a file that is being written.
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { toValue, type JsonNode, type JsonValue } from '#iam/json/parse.ts';
import type { Scalar, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { once } from '#iam/collections/index.ts';
import { NO_RESOLVER, TreeBuilder, type Resolver } from './build-tree.ts';
import type { KnownDocuments } from './known-documents.ts';
import { couldBePolicy, isPolicyTree, jsonWithin, looksLikeJson, policyInString } from './policy-shape.ts';
import type { SourceForm, SourcePolicy } from './source-file.ts';

/** More are not useful; a malicious text has tens of thousands. */
const MAX_POLICIES = 1000;

/** Where a policy is, and what that says of it. */
export interface FoundPlace {
  readonly name: string;
  /** The type, from what the policy says. */
  readonly typeOf: (document: JsonValue) => PolicyType;
  /** Whether nothing but the content says which type it is. */
  readonly isTypeOpen: boolean;
  readonly resource: string;
  readonly attachedTo?: AttachedTo | undefined;
  /** Whether only a policy can stand here. */
  readonly isHolder: boolean;
}

export interface SourceCollector {
  readonly text: string;
  readonly policies: SourcePolicy[];
  readonly resolver: Resolver;
  /** For strings that stand for themselves but for `${…}`. */
  readonly inText: Resolver;
  /** Undefined where a document is asked for before all policies are found. */
  readonly documents?: KnownDocuments | undefined;
}

interface NewSource {
  readonly tree: UnfinishedTree;
  readonly form: SourceForm;
  readonly resolver: Resolver;
  readonly readText?: ((text: JsonValue) => JsonValue) | undefined;
  /** What adds statements that are not among those here. */
  readonly lacks?: Scalar | undefined;
}

/** Whether a tree is certainly an object or a list, and no call of a function that may come to something else. */
const isItself = (tree: UnfinishedTree): boolean =>
  tree.kind === 'array' ||
  (tree.kind === 'object' &&
    !(tree.members.length === 1 && /^(?:Ref$|Fn::|hcl::)/.test(tree.members[0]!.key.text)));

interface BuiltTree {
  readonly root: JsonNode | undefined;
  readonly builder: TreeBuilder;
}

function build({ tree, resolver, readText, lacks }: NewSource): BuiltTree {
  const builder = new TreeBuilder(resolver, readText);
  if (lacks) {
    const { start, end, text: expression } = lacks;
    builder.unresolved.push({ start, end, expression, words: 'Its statements are missing here.' });
  }
  const [root] = builder.nodes(tree);
  return { root, builder };
}

/** Adds what the tree comes to, if that is an object. Returns whether it was added. */
export function addSource(found: SourceCollector, place: FoundPlace, source: NewSource): boolean {
  if (found.policies.length >= MAX_POLICIES) return false;
  if (!isItself(source.tree)) {
    const { root } = build(source);
    if (root?.type !== 'object' && root?.type !== 'array') return false;
  }
  found.policies.push(policyOf(found, place, source));
  return true;
}

/** The policy is built where somebody asks for its parts: at a key, few are. */
function policyOf({ documents }: SourceCollector, place: FoundPlace, source: NewSource): SourcePolicy {
  const { tree, form, resolver } = source;
  const { start, end } = tree;
  const column = tree.kind === 'object' ? tree.column : undefined;
  const how = `${form} ${tree.kind} ${column} ${resolver === NO_RESOLVER}`;
  const built = once(() => build(source));
  const root = (): JsonNode => built().root!;
  const read = () => ({ document: toValue(root()), isReaching: built().builder.isReaching });
  const document = once(() => documents?.of({ start, end }, how, read) ?? read().document);
  const type = once(() => place.typeOf(document()));
  return {
    name: place.name,
    get type() {
      return type();
    },
    isTypeOpen: place.isTypeOpen,
    resource: place.resource,
    attachedTo: place.attachedTo,
    isWhole: false,
    form,
    get document() {
      return document();
    },
    get root() {
      return root();
    },
    get unresolved() {
      return built().builder.unresolved;
    },
    get holes() {
      return built().builder.holes;
    },
    tree,
    get sources() {
      return built().builder.sources;
    },
    start,
    end,
  };
}

/** Adds the policy that is JSON within a string. */
export function addText(found: SourceCollector, place: FoundPlace, scalar: Scalar): boolean {
  if (!looksLikeJson(scalar.text)) return false;
  if (scalar.block) {
    const { start, end } = scalar.block;
    const tree = jsonWithin(found.text, start, end);
    const isPolicy = place.isHolder ? couldBePolicy : isPolicyTree;
    if (!isPolicy(tree)) return false;
    return addSource(found, place, { tree, form: 'text', resolver: found.inText });
  }
  const value = policyInString(scalar.text);
  if (value === undefined) return false;
  // Escapes move everything: all of it is where the string is.
  const whole: Resolver = { ...NO_RESOLVER, scalar: () => ({ value, at: scalar, open: [] }) };
  return addSource(found, place, { tree: scalar, form: 'text', resolver: whole });
}
