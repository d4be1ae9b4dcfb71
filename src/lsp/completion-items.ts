// Completions as the protocol's items.
import { CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionItem } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextRange } from '#iam/json/index.ts';
import { filterText, type Completion, type CompletionKind } from '#iam/editing/index.ts';
import { plain } from './markdown.ts';
import { editsIn, rangeIn } from './ranges.ts';
import { withoutPlaces } from './snippets.ts';

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  element: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  service: CompletionItemKind.Module,
  action: CompletionItemKind.Function,
  arn: CompletionItemKind.Reference,
  principal: CompletionItemKind.Class,
  operator: CompletionItemKind.Operator,
  key: CompletionItemKind.Field,
  variable: CompletionItemKind.Variable,
};

/** What a client can do with completions. */
export interface CompletionAbilities {
  readonly snippets: boolean;
  readonly markdown: boolean;
  /** Whether it asks for the documentation of the item that somebody looks at. */
  readonly resolvesDocumentation: boolean;
}

export interface CompletionPlace {
  readonly document: TextDocument;
  readonly offset: number;
  readonly abilities: CompletionAbilities;
  /** The number of the list, for `data`. */
  readonly list: number;
}

/** What an item says of itself when its documentation is asked for. */
export type ItemData = readonly [list: number, index: number];

/** The part of a range that is on the line of the offset: clients refuse items over several lines. */
function onLine({ start, end }: TextRange, { document, offset }: CompletionPlace): TextRange {
  const { line } = document.positionAt(offset);
  const first = document.offsetAt({ line, character: 0 });
  const text = document.getText();
  const rest = /[\r\n]/.exec(text.slice(offset, end));
  return { start: Math.max(start, first), end: rest ? offset + rest.index : end };
}

export const documentationOf = (text: string, { markdown }: CompletionAbilities) =>
  markdown ? { kind: MarkupKind.Markdown, value: plain(text) } : text;

/** The items of a list. */
export function itemsOf(completions: readonly Completion[], place: CompletionPlace): CompletionItem[] {
  const { document, offset, abilities, list } = place;
  const text = document.getText();
  return completions.map((completion, index): CompletionItem => {
    const { label, insert, kind, detail, documentation, sort, snippet, also } = completion;
    const range = onLine(completion, place);
    const typed = text.slice(range.start, offset);
    const isSnippet = snippet === true && abilities.snippets;
    return {
      label,
      kind: KINDS[kind],
      ...(detail !== '' && { detail }),
      sortText: sort,
      filterText: filterText(label, typed),
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: {
        range: rangeIn(document, range),
        newText: snippet === true && !isSnippet ? withoutPlaces(insert) : insert,
      },
      ...(also && { additionalTextEdits: editsIn(document, also) }),
      ...(documentation !== undefined &&
        (abilities.resolvesDocumentation
          ? { data: [list, index] satisfies ItemData }
          : { documentation: documentationOf(documentation, abilities) })),
    };
  });
}
