// How the editor is set up; what the read-only view must match stands first.
import { editor } from 'monaco-editor/editor';

/** Options for a document. Motion is what people can ask their system to reduce. */
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
    // How rows are broken is up to use-long-text.ts.
    wordWrap: 'on',
    wrappingIndent: 'same',
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
    // Tab must lead out of the editor; Ctrl+M lets it indent.
    tabFocusMode: true,
    cursorBlinking: stillness ? 'solid' : 'blink',
    cursorSmoothCaretAnimation: 'off',
    smoothScrolling: false,

    automaticLayout: true,
    fixedOverflowWidgets: true,
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    links: false,
    dragAndDrop: false,
    lightbulb: { enabled: editor.ShowLightbulbIconMode.Off },
    // Everything in a policy that is worth a suggestion stands in quotes.
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
    // A policy is no place for look-alike or invisible characters: see "Trojan Source".
    // All is said here, for what is left out would mean "only in untrusted workspaces", and strings are all there is.
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
