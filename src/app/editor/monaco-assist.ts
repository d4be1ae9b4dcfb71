// Connects Monaco's quick fix, hover and format commands to what the app knows about a document.
import { languages, Range, type editor } from 'monaco-editor/editor';
import type { LocatedFinding } from '#core/iam/finding.ts';
import type { CodeAssist } from './code-view-props.ts';
import { minimalEdits } from './minimal-edit.ts';
import { LANGUAGE } from './monaco-json.ts';
import { markerOf } from './monaco-marks.ts';
import { splitLines } from './text-lines.ts';

/** What is known about one model's document at this moment. */
export interface DocumentKnowledge {
  readonly findings: readonly LocatedFinding[];
  readonly assist: CodeAssist | undefined;
}

// Monaco's providers serve a language, not an editor; this leads from a model back to its document.
const known = new WeakMap<editor.ITextModel, DocumentKnowledge>();
const MARKDOWN = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

let registered = false;

/** Says what is known about a model's document from now on. */
export function setKnowledge(model: editor.ITextModel, knowledge: DocumentKnowledge): void {
  known.set(model, knowledge);
}

/** Registers the providers once. */
export function registerAssist(): void {
  if (registered) return;
  registered = true;
  languages.registerCodeActionProvider(
    LANGUAGE,
    { provideCodeActions },
    { providedCodeActionKinds: ['quickfix'] },
  );
  languages.registerHoverProvider(LANGUAGE, { provideHover });
  languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    provideDocumentFormattingEdits: (model) => {
      const formatted = known.get(model)?.assist?.format?.(model.getValue());
      return formatted === undefined ? [] : editsTo(model, formatted);
    },
  });
}

function provideCodeActions(model: editor.ITextModel, range: Range): languages.CodeActionList {
  const { findings = [], assist } = known.get(model) ?? {};
  const lines = splitLines(model.getValue());
  const actions = findings.flatMap((finding) => {
    const marker = markerOf(finding, lines);
    if (!assist?.fixes || !Range.areIntersectingOrTouching(Range.lift(marker), range)) return [];
    return assist.fixes(finding).map(({ title, text }, index): languages.CodeAction => ({
      title,
      kind: 'quickfix',
      diagnostics: [marker],
      isPreferred: index === 0,
      edit: {
        edits: editsTo(model, text).map((textEdit) => ({
          resource: model.uri,
          versionId: model.getVersionId(),
          textEdit,
        })),
      },
    }));
  });
  return { actions, dispose: () => {} };
}

function provideHover(model: editor.ITextModel, position: { lineNumber: number; column: number }) {
  const explained = known.get(model)?.assist?.explain?.(model.getOffsetAt(position));
  if (!explained) return null;
  // Monaco reads hovers as Markdown; ours are plain words that may quote what someone pasted.
  const value = explained.text.replace(MARKDOWN, String.raw`\$&`);
  return {
    range: rangeOf(model, explained.start, explained.end),
    contents: [{ value, isTrusted: false, supportHtml: false }],
  };
}

/** The edits that turn a model's text into another. Models have LF line ends only. */
export function editsTo(model: editor.ITextModel, text: string): { range: Range; text: string }[] {
  return minimalEdits(model.getValue(), text.replaceAll(/\r\n?/g, '\n')).map((edit) => ({
    range: rangeOf(model, edit.start, edit.end),
    text: edit.text,
  }));
}

function rangeOf(model: editor.ITextModel, start: number, end: number): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}
