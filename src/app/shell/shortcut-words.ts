// What the keyboard shortcuts do, in words: those of the page, and those of its parts.
import { SHORTCUTS, type ShortcutKeys } from './shortcuts.ts';

const OF_PAGE: Readonly<Record<ShortcutKeys, string>> = {
  'Ctrl+K': 'Find anything: tasks, questions, documents, exports and actions',
  'Ctrl+Z': 'Undo the last change of your answers',
  'Ctrl+Shift+Z': 'Redo the change that was undone',
  'Ctrl+Y': 'Redo the change that was undone',
  '/': 'Change the sentence as text',
  J: 'Next step',
  K: 'Previous step',
  '1': 'Checks',
  '2': 'Access',
  '3': 'Map',
  '4': 'Notes',
  '?': 'Show the keyboard shortcuts',
};

interface PageShortcut {
  readonly keys: ShortcutKeys;
  readonly words: string;
  readonly run: () => void;
}

export const PAGE_SHORTCUTS: readonly PageShortcut[] = (Object.keys(SHORTCUTS) as ShortcutKeys[]).map(
  (keys) => ({ keys, words: OF_PAGE[keys], run: SHORTCUTS[keys] }),
);

/** Shortcuts that parts of the page have by themselves. */
export const PART_SHORTCUTS: readonly { readonly keys: string; readonly words: string }[] = [
  { keys: 'Ctrl+Enter', words: 'Take the best cure, or create it' },
  { keys: 'F8, Shift+F8', words: 'Next and previous problem, in the editor' },
  { keys: 'Ctrl+.', words: 'Fixes for the problem at the cursor, in the editor' },
  { keys: 'Ctrl+Space', words: 'Suggestions at the cursor, in the editor' },
  { keys: 'Alt+H', words: 'Explain what is at the cursor, in the editor' },
  { keys: 'Ctrl+F', words: 'Find, in the editor' },
  { keys: 'Ctrl+], Ctrl+[', words: 'Indent and outdent lines, in the editor; Tab leaves it' },
  { keys: 'Up and Down', words: 'Move between problems; Enter shows the place in the text' },
  { keys: 'Arrow keys', words: 'Move between tabs' },
  { keys: 'Escape', words: 'Close what is open' },
];
