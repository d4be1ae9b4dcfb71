// What keeps a policy within a file from being read: where it is, and what to write instead.
import { withPlaceholders } from '#iam/import/placeholders.ts';
import { parse } from '#iam/json/parse.ts';
import type { TextProblem } from '#iam/json/parse.ts';
import { validJson } from '#iam/json/quick-json.ts';
import type {
  ArrayTree,
  ObjectTree,
  Scalar,
  UnfinishedTree,
} from '#iam/editing/completion/unfinished-json.ts';
import { groupBy } from '#iam/collections/index.ts';
import { show } from '#iam/text/quote.ts';
import { oncePerDocument } from './known-documents.ts';
import type { SourceFile, SourceLanguage, SourcePolicy } from './source-file.ts';

/** Behind the first faults most others are only what follows from them. */
const MAX_FAULTS = 5;

const fault = (id: string, start: number, end: number, message: string): TextProblem => ({
  id,
  severity: 'error',
  start,
  end,
  message,
});

class Faults {
  readonly found: TextProblem[] = [];
  readonly text: string;
  readonly language: SourceLanguage;
  private readonly seen = new Set<UnfinishedTree>();

  constructor({ text, language }: SourceFile) {
    this.text = text;
    this.language = language;
  }

  private get sign(): string {
    return this.language === 'hcl' ? '=' : ':';
  }

  /** What an alias stands for comes by more than once. */
  visit(tree: UnfinishedTree): void {
    if (this.seen.has(tree)) return;
    this.seen.add(tree);
    if (tree.kind === 'string') this.string(tree);
    else if (tree.kind === 'array') this.list(tree);
    else if (tree.kind === 'object') this.members(tree);
  }

  private string({ start, end, closed, quote = '"', text }: Scalar): void {
    if (closed) return;
    const message = `${show(`${quote}${text}`)} has no closing quotation mark. Type ${show(quote)} where it ends.`;
    this.found.push(fault('unclosed-string', start, end, message));
  }

  private bracket({ start, closed }: { readonly start: number; readonly closed: boolean }): void {
    const opening = this.text.charAt(start);
    if (closed) return;
    if (opening === '[' || opening === '{') {
      const closing = opening === '[' ? ']' : '}';
      const message = `This ${show(opening)} is not closed. Type ${show(closing)} where it ends.`;
      this.found.push(fault('unclosed-bracket', start, start + 1, message));
      return;
    }
    const name = /^\w*/.exec(this.text.slice(start, start + 60))![0];
    if (name === '' || this.language !== 'hcl') return;
    const message = `The block ${show(name)} is not closed. Type ${show('}')} where it ends.`;
    this.found.push(fault('unclosed-bracket', start, start + name.length, message));
  }

  private list(tree: ArrayTree): void {
    if (this.text.charAt(tree.start) === '[') this.bracket(tree);
    for (const [index, item] of tree.items.entries()) {
      const before = tree.items[index - 1];
      const gap = before && item.start >= before.end ? this.text.slice(before.end, item.start) : ',';
      if (this.text.charAt(tree.start) === '[' && tree.closed && /^[ \t]*(?:\r?\n\s*)?$/.test(gap))
        this.found.push(
          fault('missing-comma', item.start, item.end, 'A comma is missing before this. Type `,` there.'),
        );
      if (item.kind === 'word' && item.text === '')
        this.found.push(
          fault('missing-value', item.start - 1, item.start, 'A value is missing after this dash. Type it.'),
        );
      else this.visit(item);
    }
  }

  /** YAML and CloudFormation keep only the last, without a word. */
  private repeated({ members }: ObjectTree): void {
    const byName = groupBy(members, ({ key }) => key.text);
    for (const [name, same] of byName) {
      if (same.length < 2 || name === '' || name === '<<') continue;
      const message = `${show(name)} occurs ${same.length} times in this object, and only the last one is kept. Merge them, or delete all but one.`;
      for (const { key } of same) this.found.push(fault('duplicate-key', key.start, key.end, message));
    }
  }

  private members(tree: ObjectTree): void {
    if (tree.column === undefined) this.bracket(tree);
    this.repeated(tree);
    for (const { key, hasColon, value } of tree.members) {
      const isWritten = key.end > key.start && key.text !== '' && !/^(?:Fn|hcl)::|^Ref$/.test(key.text);
      if (key.kind === 'string') this.visit(key);
      if (isWritten && !hasColon)
        this.found.push(
          fault(
            'missing-colon',
            key.start,
            key.end,
            `${show(key.text)} has no value. Type ${show(this.sign)} behind it, and then the value.`,
          ),
        );
      else if (isWritten && !value)
        this.found.push(
          fault(
            'missing-value',
            key.start,
            key.end,
            `${show(key.text)} has no value. Type it behind the ${show(this.sign)}.`,
          ),
        );
      if (value) this.visit(value);
    }
  }
}

const TAB = /^[ ]*(\t+)[ \t]*\S/gm;

/** YAML has no tabs before what a line says. */
function tabsIn({ text, language }: SourceFile, { start, end }: SourcePolicy): readonly TextProblem[] {
  if (language !== 'yaml') return [];
  const from = text.lastIndexOf('\n', start) + 1;
  return [...text.slice(from, end).matchAll(TAB)].map(({ index, 0: line, 1: tabs = '' }) => {
    const at = from + index + line.indexOf('\t');
    const message = 'YAML takes no tabs before a line. Type spaces instead.';
    return fault('odd-space', at, at + tabs.length, message);
  });
}

/** JSON within a string of the file, as it stands there. */
function inJson({ text }: SourceFile, { start, end }: SourcePolicy): readonly TextProblem[] {
  const part = text.slice(start, end);
  const { text: filled, markers } = withPlaceholders(part, () => false);
  // What a directive adds or leaves out may put right any fault.
  if (filled.length !== part.length || (markers.length > 0 && /[%]\{/.test(part))) return [];
  return parse(filled).problems.flatMap((problem) =>
    problem.severity === 'error'
      ? [{ ...problem, start: problem.start + start, end: problem.end + start }]
      : [],
  );
}

/** A string that does not end takes in the brackets behind it. */
function causes(found: readonly TextProblem[]): readonly TextProblem[] {
  const strings = found.filter(({ id }) => id === 'unclosed-string' || id === 'odd-space');
  const chosen = strings.length > 0 ? strings : found;
  return chosen.toSorted((a, b) => a.start - b.start).slice(0, MAX_FAULTS);
}

const ofFiles = new WeakMap<SourceFile, readonly TextProblem[]>();

/** The faults of a JSON file, which are not always within its policies. */
function ofJson(file: SourceFile): readonly TextProblem[] {
  const known = ofFiles.get(file);
  if (known) return known;
  const { text } = file.filled;
  const isRead = validJson(text) !== undefined;
  const found = isRead ? [] : parse(text).problems.filter(({ severity }) => severity === 'error');
  const first = found.slice(0, MAX_FAULTS);
  ofFiles.set(file, first);
  return first;
}

const moved = (problems: readonly TextProblem[], by: number): readonly TextProblem[] =>
  problems.map((each) => ({ ...each, start: each.start + by, end: each.end + by }));

/** At places that count from the start of the policy. */
const faultsWithin = oncePerDocument((policy: SourcePolicy, file: SourceFile) => {
  const faults = new Faults(file);
  faults.visit(policy.tree);
  return moved(causes([...faults.found, ...tabsIn(file, policy)]), -policy.start);
});

/** The faults in the syntax of a policy that is a part of a file. Never throws. */
export function syntaxFaults(file: SourceFile, policy: SourcePolicy): readonly TextProblem[] {
  if (file.language === 'json') return policy === file.policies[0] && !policy.isWhole ? ofJson(file) : [];
  const isText = policy.form === 'text' && (policy.tree.kind === 'object' || policy.tree.kind === 'array');
  if (isText) return inJson(file, policy).slice(0, MAX_FAULTS);
  return moved(faultsWithin(policy, file), policy.start);
}

/** Names that are more than once in an object of a policy in the file, in the order of the text. */
export const repeatedNames = (file: SourceFile): readonly TextProblem[] =>
  file.policies
    .flatMap((policy) => {
      const faults = new Faults(file);
      faults.visit(policy.tree);
      return faults.found.filter(({ id }) => id === 'duplicate-key');
    })
    .toSorted((a, b) => a.start - b.start);
