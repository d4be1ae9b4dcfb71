// The editor's options; those that the read-only view must match come first.
import { editor } from 'monaco-editor/editor';

/** Options for a document. Without motion where a person has asked their system to reduce it. */
export function editorOptions(
  label: string,
  readOnly: boolean,
  stillness: boolean,
): editor.IStandaloneEditorConstructionOptions {
  return {
    // Same rows at the same places as in editor.css: change both or neither.
    fontFamily: 'var(--mono)',
    fontSize: 13,
    lineHeight: 20,
    fontLigatures: false,
    padding: { top: 8, bottom: 8 },
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 12,
    glyphMargin: false,
    // So that models are made with them: one that changes its tabs finds the end of each row again.
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    // use-long-text.ts decides how rows are wrapped.
    wordWrap: 'on',
    wrappingIndent: 'indent',
    scrollbar: {
      vertical: 'auto',
      horizontal: 'hidden',
      verticalScrollbarSize: 14,
      alwaysConsumeMouseWheel: false,
    },
    scrollBeyondLastLine: false,

    ariaLabel: label,
    readOnly,
    domReadOnly: readOnly,
    // Tab always moves the focus out of the editor. Monaco’s switch for it is left out: it changes what Tab does in only
    // half of the editor, and back with any other option.
    tabFocusMode: true,
    cursorBlinking: stillness ? 'solid' : 'blink',
    cursorSmoothCaretAnimation: 'off',
    smoothScrolling: false,

    automaticLayout: true,
    fixedOverflowWidgets: true,
    // Above the line it would cover the tabs and the toolbar.
    hover: { above: false },
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    links: false,
    dragAndDrop: false,
    lightbulb: { enabled: editor.ShowLightbulbIconMode.Off },
    // Everything in a policy that can be completed is in quotes.
    quickSuggestions: { other: true, strings: true, comments: false },
    wordBasedSuggestions: 'off',
    snippetSuggestions: 'none',
    acceptSuggestionOnCommitCharacter: false,
    suggest: { showIcons: false, showWords: false, showStatusBar: false },
    occurrencesHighlight: 'off',
    foldingStrategy: 'indentation',
    showFoldingControls: 'always',
    renderWhitespace: 'none',
    renderLineHighlightOnlyWhenFocus: true,
    guides: { indentation: false },
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    // Look-alike and invisible characters can hide what a policy does: see "Trojan Source".
    // All are named: by default they apply only to untrusted workspaces and not to strings.
    unicodeHighlight: {
      ambiguousCharacters: true,
      invisibleCharacters: true,
      nonBasicASCII: false,
      includeStrings: true,
      includeComments: true,
    },
    unusualLineTerminators: 'off',
    find: { addExtraSpaceOnTop: false, seedSearchStringFromSelection: 'selection' },
  };
}
