// Connects Monaco's quick fix, hover and format commands to the app.
import { editor, languages, Range, type CancellationToken } from 'monaco-editor/editor';
import type { Hover, PolicyFinding } from '#worker/protocol.ts';
import type { CodeAssist, CodeFix } from './code-view-props.ts';
import { minimalEdits } from './minimal-edit.ts';
import { completions } from './monaco-completions.ts';
import { LANGUAGE } from './monaco-json.ts';
import { markerOf } from './monaco-marks.ts';
import { splitLines } from './text-lines.ts';

/** The present props of one model's document. */
interface DocumentKnowledge {
  readonly findings: readonly PolicyFinding[];
  readonly assist: CodeAssist | undefined;
}

// Monaco's providers belong to a language, not to an editor: this finds the document of a model.
const known = new WeakMap<editor.ITextModel, DocumentKnowledge>();
/** What somebody may want, whatever the checks say. */
const REWRITE = 'refactor.rewrite';
const MARKDOWN = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

let registered = false;

/** Sets the present props of a model's document. */
export function setKnowledge(model: editor.ITextModel, knowledge: DocumentKnowledge): void {
  known.set(model, knowledge);
}

const assistFor = (model: editor.ITextModel): CodeAssist | undefined => known.get(model)?.assist;

/** Registers the providers once. */
export function registerAssist(): void {
  if (registered) return;
  registered = true;
  languages.registerCodeActionProvider(
    LANGUAGE,
    { provideCodeActions: providePatiently },
    { providedCodeActionKinds: ['quickfix', REWRITE] },
  );
  languages.registerHoverProvider(LANGUAGE, { provideHover });
  languages.registerCompletionItemProvider(LANGUAGE, completions(assistFor));
  languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    async provideDocumentFormattingEdits(model) {
      const text = model.getValue();
      return editsTo(model, (await known.get(model)?.assist?.format?.(text)) ?? text);
    },
  });
}

async function toAction(
  model: editor.ITextModel,
  { title, text }: CodeFix,
  rest: Partial<languages.CodeAction>,
): Promise<languages.CodeAction> {
  const versionId = model.getVersionId();
  const edits = editsTo(model, await text());
  return {
    title,
    kind: 'quickfix',
    ...rest,
    edit: { edits: edits.map((textEdit) => ({ resource: model.uri, versionId, textEdit })) },
  };
}

let lastAsked = 0;

/**
 * A quarter of a second after the cursor moved, Monaco looks for fixes itself, and then drops those that somebody has
 * asked for and that are not yet there. Asked for again, they come.
 */
async function providePatiently(
  model: editor.ITextModel,
  range: Range,
  { trigger, only }: languages.CodeActionContext,
  token: CancellationToken,
): Promise<languages.CodeActionList> {
  lastAsked += 1;
  const asked = lastAsked;
  const list = await provideCodeActions(model, range);
  if (token.isCancellationRequested && trigger === languages.CodeActionTriggerType.Invoke && !only) {
    const codeEditor = editor.getEditors().find((each) => each.hasTextFocus() && each.getModel() === model);
    if (asked === lastAsked && codeEditor?.getSelection()?.equalsRange(range))
      codeEditor.trigger('fixes', 'editor.action.quickFix', {});
  }
  return list;
}

async function provideCodeActions(model: editor.ITextModel, range: Range): Promise<languages.CodeActionList> {
  const { findings = [], assist } = known.get(model) ?? {};
  const lines = splitLines(model.getValue());
  const actions: Promise<languages.CodeAction>[] = [];
  for (const finding of findings) {
    const marker = markerOf(finding, lines, model.uri);
    if (!Range.areIntersectingOrTouching(Range.lift(marker), range)) continue;
    for (const [index, fix] of (assist?.fixes?.(finding) ?? []).entries())
      actions.push(toAction(model, fix, { diagnostics: [marker], isPreferred: index === 0 }));
  }
  if (assist?.fixAll) actions.push(toAction(model, assist.fixAll, {}));
  for (const { title, text } of (await assist?.rewrites?.(model.getOffsetAt(range.getStartPosition()))) ?? [])
    actions.push(toAction(model, { title, text: async () => text }, { kind: REWRITE }));
  return { actions: await Promise.all(actions), dispose: () => {} };
}

// Monaco renders hovers as Markdown, but ours are plain text that may quote pasted text.
const plain = (text: string): string => text.replace(MARKDOWN, String.raw`\$&`);

function markdownOf({ title, lines, links }: Hover): string {
  const rows = lines.map(({ label, text }) => (label ? `**${plain(label)}:** ${plain(text)}` : plain(text)));
  const pages = links
    .filter(({ url }) => /^https:\/\/[a-z0-9.-]+\.amazon\.com\/[\w./#-]*$/i.test(url))
    .map(({ text, url }) => `[${plain(text)}](${url})`);
  return [`**${plain(title)}**`, ...rows, pages.join(' · ')].filter((row) => row !== '').join('\n\n');
}

async function provideHover(
  model: editor.ITextModel,
  position: { lineNumber: number; column: number },
): Promise<languages.Hover | null> {
  const hover = await known.get(model)?.assist?.explain?.(model.getOffsetAt(position));
  if (!hover || model.isDisposed()) return null;
  return {
    range: rangeOf(model, hover.start, hover.end),
    contents: [{ value: markdownOf(hover), isTrusted: false, supportHtml: false }],
  };
}

/** The edits that turn a model's text into another. Models have only LF line ends. */
export function editsTo(model: editor.ITextModel, text: string): { range: Range; text: string }[] {
  return minimalEdits(model.getValue(), text.replaceAll(/\r\n?/g, '\n')).map((edit) => ({
    range: rangeOf(model, edit.start, edit.end),
    text: edit.text,
  }));
}

function rangeOf(model: editor.ITextModel, start: number, end: number): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
