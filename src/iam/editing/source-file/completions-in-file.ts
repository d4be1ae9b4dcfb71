// Completions in a file: in the policies that are in it, written as its language writes them.
import { complete, completionInJson, proposalsFor, sortText } from '#iam/editing/completion/complete.ts';
import {
  type Completion,
  type CompletionQuestion,
  type KnownNames,
  type Proposal,
  inSnippet,
} from '#iam/editing/completion/completion.ts';
import { completionContext, type CompletionContext } from '#iam/editing/completion/completion-context.ts';
import { cursorAt, type JsonCursor } from '#iam/editing/completion/cursor.ts';
import type { UnfinishedContainer, UnfinishedTree } from '#iam/editing/completion/unfinished-json.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { viewOf } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { markedFile, markedPlace, type MarkedPlace } from './marked-place.ts';
import { readSourceFile } from './read-source-file.ts';
import { namesIn, templatePrincipals } from './names-in-file.ts';
import { referenceTargets } from './reference-targets.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';
import { blockNames } from './block-names.ts';
import { completionInHcl } from './write-hcl.ts';
import { completionInYaml, yamlStyleOf } from './write-yaml.ts';

/** Letters for private use. */
const FIRST = 0xe000;
const HIDDEN = /[\ue000-\ue0ff]/g;
const MAX_PARTS = 256;

interface HiddenParts {
  readonly typed: string;
  /** The proposal with the parts that were typed. */
  readonly restore: (proposal: Proposal) => Proposal;
}

/** What is typed of an ARN, without the colons that separate nothing. */
function hideParts(typed: string): HiddenParts {
  if (!typed.startsWith('arn:') || !typed.includes('${')) return { typed, restore: (same) => same };
  const parts: string[] = [];
  const hidden = typed.replaceAll(/\$\{[^{}]*\}/g, (part) => {
    if (parts.length >= MAX_PARTS) return part;
    parts.push(part);
    return String.fromCodePoint(FIRST + parts.length - 1);
  });
  const shown = (text: string): string =>
    text.replaceAll(HIDDEN, (letter) => parts[letter.codePointAt(0)! - FIRST] ?? letter);
  const restore = (proposal: Proposal): Proposal => {
    const { label, text, snippet } = proposal;
    if (text === undefined) return proposal;
    const restored = text.replaceAll(HIDDEN, (letter) =>
      snippet ? inSnippet(shown(letter)) : shown(letter),
    );
    return { ...proposal, label: shown(label), text: restored };
  };
  return { typed: hidden, restore };
}

const NONE: readonly never[] = [];

/** The steps from a tree to the part that begins at an offset. */
function pathTo(tree: UnfinishedTree, start: number): JsonPath | undefined {
  if (tree.start === start) return [];
  const children: readonly (readonly [string | number, UnfinishedTree | undefined])[] =
    tree.kind === 'array'
      ? tree.items.map((item, index) => [index, item] as const)
      : tree.kind === 'object'
        ? tree.members.map(({ key, value }) => [key.text, value] as const)
        : [];
  for (const [step, child] of children) {
    if (!child || child.start > start || child.end < start) continue;
    const rest = pathTo(child, start);
    if (rest) return [step, ...rest];
  }
  return undefined;
}

const partAt = (tree: UnfinishedTree, start: number): UnfinishedContainer | undefined => {
  if (tree.kind !== 'array' && tree.kind !== 'object') return undefined;
  if (tree.start === start) return tree;
  const children = tree.kind === 'array' ? tree.items : tree.members.map(({ value }) => value);
  for (const child of children) {
    const found = child && partAt(child, start);
    if (found) return found;
  }
  return undefined;
};

/** A path without the steps through functions: what they choose from stands in their place. */
function withoutCalls(path: JsonPath): JsonPath | undefined {
  const steps: (string | number)[] = [];
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index]!;
    if (step === 'Fn::If') {
      index += 1;
      if (path[index] === 0) return undefined;
    } else if (step === 'Fn::Sub') {
      if (typeof path[index + 1] === 'number') index += 1;
      if (path[index] === 1) return undefined;
    } else if (typeof step === 'string' && (step.startsWith('Fn::') || step === 'Ref')) return undefined;
    else steps.push(step);
  }
  return steps;
}

/** Where the JSON that the policy is in begins and ends in the file. */
function jsonAround(file: SourceFile, policy: SourcePolicy): { start: number; end: number } | undefined {
  if (policy.form === 'text')
    return policy.tree.kind === 'object' ? { start: policy.start, end: policy.end } : undefined;
  return file.language === 'json' ? { start: 0, end: file.text.length } : undefined;
}

const shifted = (completion: Completion, by: number): Completion =>
  by === 0
    ? completion
    : {
        ...completion,
        start: completion.start + by,
        end: completion.end + by,
        ...(completion.also && {
          also: completion.also.map(({ start, end, text }) => ({ start: start + by, end: end + by, text })),
        }),
      };

type Asked = Omit<CompletionQuestion, 'type' | 'isTypeOpen' | 'text' | 'offset' | 'attachedTo'>;

/** In JSON the cursor is found in the text as it stands. */
function inJson(file: SourceFile, policy: SourcePolicy, offset: number, asked: Asked): readonly Completion[] {
  const around = jsonAround(file, policy);
  if (!around) return NONE;
  const text = file.text.slice(around.start, around.end);
  const at = offset - around.start;
  const cursor = cursorAt(text, at);
  const root = cursor && partAt(cursor.root, policy.start - around.start);
  const before = cursor && pathTo(cursor.root, policy.start - around.start);
  if (!cursor || !root || !before || before.some((step, index) => cursor.path[index] !== step)) return NONE;
  const path = withoutCalls(cursor.path.slice(before.length));
  if (!path) return NONE;
  const { type, isTypeOpen, attachedTo } = policy;
  const { typed, restore } = hideParts(cursor.typed);
  const inPolicy: JsonCursor = { ...cursor, root, path, typed };
  const scene = completionContext({ ...asked, type, isTypeOpen, attachedTo, text, offset: at }, inPolicy);
  const references = takesPrincipals(scene) && !cursor.token ? templatePrincipals(file) : [];
  return [...references, ...proposalsFor(scene)].map((proposal, index) =>
    shifted(completionInJson(restore(proposal), sortText(index), cursor, at), around.start),
  );
}

/** Whether a principal of AWS can stand here. */
const takesPrincipals = ({
  statement,
  within: [element, kind],
  cursor: { at },
}: CompletionContext): boolean =>
  statement !== undefined && at === 'value' && /^(?:Not)?Principal$/.test(String(element)) && kind === 'AWS';

/** Names in the blocks of a document. */
const inNames = ({ text, policies }: SourceFile, mark: string): readonly Completion[] =>
  blockNames(text, mark, (offset) => policies.find(({ start }) => start === offset));

function inMarked(file: SourceFile, offset: number, asked: Asked): readonly Completion[] {
  const read = markedFile(file, offset);
  const place = read && markedPlace(read.marked, read.mark);
  if (!place) return read && file.language === 'hcl' ? inNames(read.marked, read.mark) : NONE;
  const { type, isTypeOpen, attachedTo } = place.policy;
  const { typed, restore } = hideParts(place.cursor.typed);
  const cursor = { ...place.cursor, typed };
  const scene = completionContext(
    { ...asked, type, isTypeOpen, attachedTo, text: file.text, offset },
    cursor,
  );
  if (file.language === 'hcl')
    return [...proposalsFor(scene), ...everybodyIn(place)].flatMap(
      (proposal, index) => completionInHcl(restore(proposal), sortText(index), place) ?? [],
    );
  const style = yamlStyleOf(file.text);
  const asName = nameInstead(place);
  const isPlain = place.quote === undefined && !place.inSubstitution && typed === '';
  const references = takesPrincipals(scene) && isPlain ? templatePrincipals(file) : [];
  const names = asName && proposalsFor(asNameIn(scene, asName));
  const values = [...references, ...proposalsFor(scene)];
  const choices =
    asName && names && names.length > 0
      ? [...names.map((each) => [each, asName] as const), ...values.map((each) => [each, place] as const)]
      : values.map((each) => [each, place] as const);
  return choices.flatMap(
    ([proposal, at], index) => completionInYaml(restore(proposal), sortText(index), at, style) ?? [],
  );
}

/** In a block of principals everybody is a type of its own. */
function everybodyIn({ policy, cursor }: MarkedPlace): readonly Proposal[] {
  const isType =
    policy.form === 'blocks' && cursor.at === 'key' && /^(?:Not)?Principal$/.test(String(cursor.path.at(-1)));
  if (!isType || cursor.typed !== '') return [];
  return [{ label: '*', text: '*', kind: 'element', detail: 'everyone', rank: 0 }];
}

/** A dash or a colon in YAML needs a blank behind it, which comes with the completion. */
function behindMark(file: SourceFile, offset: number, asked: Asked): readonly Completion[] {
  const { text } = file;
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (!/^[ \t]*(?:(?:- )*-|["']?[\w:-]{1,80}["']?:)$/.test(line)) return NONE;
  const spaced = `${text.slice(0, offset)} ${text.slice(offset)}`;
  return inMarked(readSourceFile(spaced, file.language, file.options), offset + 1, asked).map((each) => ({
    ...each,
    insert: ` ${each.insert}`,
    start: offset,
    end: Math.max(offset, each.end - 1),
  }));
}

/** The same place as that of a name: in a list of statements it is in a statement that is still empty. */
function asNameIn(scene: CompletionContext, { cursor }: MarkedPlace): CompletionContext {
  if (scene.statement) return { ...scene, cursor };
  const [element, ...further] = scene.within;
  if (element !== 'Statement' || further.length > 1) return { ...scene, cursor };
  const view = viewOf({ type: scene.question.type, document: { Statement: {} }, size: 0, length: 0 });
  return { ...scene, cursor, within: [], statement: view.statements[0] };
}

/** A word alone below its member, or behind a dash, may become the first name of an object. */
function nameInstead(place: MarkedPlace): MarkedPlace | undefined {
  const { cursor, quote, inFlow, marked, start } = place;
  if (cursor.at === 'key' || quote !== undefined || inFlow) return undefined;
  const before = marked.text.slice(marked.text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^[ \t]*(?:- +)*$/.test(before)) return undefined;
  const leading = /^[ \t]*/.exec(before)![0].length;
  const container = { kind: 'object', start: 0, end: 0, closed: true, members: [] } as const;
  return {
    ...place,
    indent: before.length - leading,
    hasColon: false,
    cursor: { ...cursor, at: 'key', container: { ...container, members: [] } },
  };
}

function policyCompletions(
  file: SourceFile,
  offset: number,
  reference: Reference,
  known: KnownNames,
): readonly Completion[] {
  const asked: Asked = { reference, known };
  const { text, language, policies, options } = file;
  if (language === 'json' && policies.length === 0 && text.trim() === '')
    return complete({
      ...asked,
      type: options.type ?? 'identity',
      attachedTo: options.attachedTo,
      text,
      offset,
    });
  for (const policy of policies) {
    if (offset < policy.start || offset > policy.end) continue;
    const found = inJson(file, policy, offset, asked);
    if (found.length > 0) return found;
  }
  if (language === 'json') return NONE;
  const spaced = language === 'yaml' ? behindMark(file, offset, asked) : NONE;
  return spaced.length > 0 ? spaced : inMarked(file, offset, asked);
}

/** References to what the file declares; looked for where one can stand. */
function references(file: SourceFile, offset: number): readonly Completion[] {
  if (file.policies.length === 0) return NONE;
  if (file.language === 'json' && !/"(?:Ref|Fn::(?:GetAtt|Sub))"/.test(file.text)) return NONE;
  const read = markedFile(file, offset);
  return read ? referenceTargets(file, read.marked, { mark: read.mark, offset }) : NONE;
}

/** The completions at the offset, the best first. `others` are texts that may name accounts and roles. Never throws. */
export function completionsInFile(
  file: SourceFile,
  offset: number,
  reference: Reference,
  others: readonly string[] = [],
): readonly Completion[] {
  const own = references(file, offset);
  const inPolicy = policyCompletions(file, offset, reference, namesIn(file, others));
  return own.length === 0 ? inPolicy : [...own, ...inPolicy];
}
