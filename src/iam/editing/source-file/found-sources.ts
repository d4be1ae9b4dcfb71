// Collects the policies of a file that is being written.
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import { toValue, type JsonNode, type JsonValue } from '#iam/json/parse.ts';
import type { Scalar, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import { NO_RESOLVER, TreeBuilder, type Resolver } from './build-tree.ts';
import { couldBePolicy, isPolicyTree, jsonWithin, looksLikeJson, policyInString } from './policy-shape.ts';
import type { SourceForm, SourcePolicy } from './source-file.ts';

/** More are not useful; a malicious text has tens of thousands. */
const MAX_POLICIES = 1000;

/** Where a policy is, and what that says of it. */
export interface FoundPlace {
  readonly name: string;
  /** The type, from what the policy says. */
  readonly typeOf: (document: JsonValue) => PolicyType;
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
}

interface NewSource {
  readonly tree: UnfinishedTree;
  readonly form: SourceForm;
  readonly resolver: Resolver;
  readonly readText?: ((text: JsonValue) => JsonValue) | undefined;
  /** What adds statements that are not among those here. */
  readonly lacks?: Scalar | undefined;
}

/** Adds what the tree comes to, if that is an object. Returns whether it was added. */
export function addSource(found: SourceCollector, place: FoundPlace, source: NewSource): boolean {
  if (found.policies.length >= MAX_POLICIES) return false;
  const { tree, form, resolver, readText, lacks } = source;
  const builder = new TreeBuilder(resolver, readText);
  if (lacks) {
    const { start, end, text: expression } = lacks;
    builder.unresolved.push({ start, end, expression, words: 'Its statements are missing here.' });
  }
  const [root] = builder.nodes(tree);
  if (!root || (root.type !== 'object' && root.type !== 'array')) return false;
  add(found, place, { root, tree, form, builder });
  return true;
}

interface BuiltSource {
  readonly root: JsonNode;
  readonly tree: UnfinishedTree;
  readonly form: SourceForm;
  readonly builder: TreeBuilder;
}

function add(found: SourceCollector, place: FoundPlace, { root, tree, form, builder }: BuiltSource): void {
  const document = toValue(root);
  found.policies.push({
    name: place.name,
    type: place.typeOf(document),
    attachedTo: place.attachedTo,
    isWhole: false,
    form,
    document,
    root,
    unresolved: builder.unresolved,
    holes: builder.holes,
    tree,
    sources: builder.sources,
    start: tree.start,
    end: tree.end,
  });
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
