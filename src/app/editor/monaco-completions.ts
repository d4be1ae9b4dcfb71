// Offers completions at the cursor to Monaco.
import { languages, type editor, type IRange } from 'monaco-editor/editor';
import { filterText } from '#iam/editing/index.ts';
import type { Completion } from '#worker/protocol.ts';
import type { CodeAssist } from './code-view-props.ts';
import { rangeIn, splitLines } from './text-lines.ts';

type Places = (start: number, end: number) => IRange;

/** Ranges belong to the text of the question: by the time of the answer the model may have a newer one. */
function placesIn(text: string): Places {
  const lines = splitLines(text);
  return (start, end) => rangeIn({ start, end }, lines);
}

function toItem(completion: Completion, typed: string, places: Places): languages.CompletionItem {
  const { label, insert, start, end, detail, documentation, sort, snippet, more, also } = completion;
  return {
    label: { label, description: detail },
    // Without an icon.
    kind: languages.CompletionItemKind.Value,
    insertText: insert,
    ...(snippet && { insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet }),
    range: places(start, end),
    sortText: sort,
    filterText: filterText(label, typed),
    ...(documentation !== undefined && { documentation }),
    ...(also && {
      additionalTextEdits: also.map((edit) => ({ range: places(edit.start, edit.end), text: edit.text })),
    }),
    ...(more && { command: { id: 'editor.action.triggerSuggest', title: 'More' } }),
  };
}

/** While somebody types fast every answer is outdated, so the question is repeated until it is about the text on screen. */
async function newest(
  model: editor.ITextModel,
  assist: CodeAssist | undefined,
  asked: string,
  offset: number,
): Promise<{ found: readonly Completion[]; text: string }> {
  let text = asked;
  let found = (await assist?.complete?.(text, offset)) ?? [];
  for (let tries = 0; tries < 5 && !model.isDisposed(); tries += 1) {
    const now = model.getValue();
    const isTypedOn =
      now.length > text.length && now.startsWith(asked.slice(0, offset)) && now.endsWith(asked.slice(offset));
    if (!isTypedOn) break;
    text = now;
    // Each question depends on the answer before.
    // oxlint-disable-next-line no-await-in-loop
    found = (await assist?.complete?.(text, offset + text.length - asked.length)) ?? [];
  }
  return { found, text };
}

/** Asked again on every key press: completions depend on the whole text. */
export function completions(
  assistOf: (model: editor.ITextModel) => CodeAssist | undefined,
): languages.CompletionItemProvider {
  return {
    triggerCharacters: ['"', ':', '/', '$', '{', ','],
    async provideCompletionItems(model, position) {
      const offset = model.getOffsetAt(position);
      const asked = model.getValue();
      const places = placesIn(asked);
      const { found, text } = await newest(model, assistOf(model), asked, offset);
      const typed = text.length - asked.length;
      return {
        suggestions: found.map((each) => {
          // Monaco counts from the cursor's position at the question, and adds what was typed since.
          const end = Math.max(each.end - typed, offset);
          return toItem({ ...each, end }, text.slice(each.start, offset + typed), places);
        }),
        incomplete: true,
      };
    },
  };
}
