// What an editor knows of a file with policies in it.
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import type { KnownEnvironment } from '#iam/import/deployment-environment.ts';
import type { TextWithPlaceholders } from '#iam/import/placeholders.ts';
import type { ModuleTree } from '#iam/import/module-tree.ts';
import type { SourceText } from '#iam/import/source-text.ts';
import type { JsonNode, JsonValue } from '#iam/json/parse.ts';
import type { TextRange } from '#iam/json/ranges.ts';
import type { UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';

export type SourceLanguage = 'json' | 'yaml' | 'hcl';

export interface SourceOptions {
  /** The type of a file that is itself a policy. */
  readonly type?: PolicyType | undefined;
  readonly attachedTo?: AttachedTo | undefined;
  /** The other files of a Terraform module: variables, locals and documents come from them. */
  readonly beside?: readonly SourceText[] | undefined;
  /** The Terraform modules around it, and what the file is called there. */
  readonly around?: { readonly tree: ModuleTree; readonly name: string } | undefined;
  /** What the file is called, with “/” between folders. A text that is in no file is what AWS is to take. */
  readonly fileName?: string | undefined;
  /** The account, Region and partition that templates are for, as far as they are known. */
  readonly environment?: KnownEnvironment | undefined;
}

/** A part of a policy whose value only a deployment knows. */
export interface UnresolvedRange extends TextRange {
  readonly expression: string;
  /** What stands in the document for it. */
  readonly marker?: string | undefined;
  readonly words: string;
}

/**
 * How a policy is written: as members of its file's language, as JSON within a string of the file, or as blocks of
 * `aws_iam_policy_document`.
 */
export type SourceForm = 'members' | 'text' | 'blocks';

export interface SourcePolicy extends TextRange {
  /** What people call it: a logical ID, an address; "" for a file that is itself a policy. */
  readonly name: string;
  /** By its place in the file where that says it, or else a guess by its content. */
  readonly type: PolicyType;
  /** Whether nothing but the content says which type it is. */
  readonly isTypeOpen: boolean;
  /** The type of the resource that it is in, or is used by; "" outside of resources. */
  readonly resource: string;
  readonly attachedTo?: AttachedTo | undefined;
  /** Whether the file is the policy and nothing else. */
  readonly isWhole: boolean;
  readonly form: SourceForm;
  /** What it says, with `${…}` for what is not known. */
  readonly document: JsonValue;
  /** The same as a tree: its offsets are those of the file. */
  readonly root: JsonNode;
  readonly unresolved: readonly UnresolvedRange[];
  /** Places where a name has no value yet, or an item is still to come. */
  readonly holes: readonly TextRange[];
  /** As it is written, with functions and references. */
  readonly tree: UnfinishedTree;
  /** What the nodes of `root` were read from. */
  readonly sources: ReadonlyMap<JsonNode, UnfinishedTree>;
}

export interface SourceFile {
  readonly text: string;
  /** The same as JSON that can be read where placeholders stand in it, and what is in it for these. */
  readonly filled: TextWithPlaceholders;
  readonly language: SourceLanguage;
  readonly options: SourceOptions;
  readonly policies: readonly SourcePolicy[];
  /** What the documents of JSON or YAML say. */
  readonly documents: readonly UnfinishedTree[];
}
