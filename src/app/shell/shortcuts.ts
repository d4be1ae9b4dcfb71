// The keyboard shortcuts of the whole page, a row each. Their words are in shortcut-words.ts, which is loaded later.
import { actions, useStore } from '#app/state/store.ts';

const { openDialog, undo, redo } = actions;

export const SHORTCUTS = {
  'Ctrl+K': () => openDialog(useStore.getState().dialog === 'palette' ? null : 'palette'),
  'Ctrl+Z': undo,
  'Ctrl+Shift+Z': redo,
  'Ctrl+Y': redo,
  '?': () => openDialog('shortcuts'),
};

export type ShortcutKeys = keyof typeof SHORTCUTS;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  );
}

export function onShortcut(event: KeyboardEvent): void {
  const { target, key } = event;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  const keys = command ? `Ctrl+${event.shiftKey ? 'Shift+' : ''}${key.toUpperCase()}` : key;
  if (!Object.hasOwn(SHORTCUTS, keys)) return;
  // The editor and open forms have their own of the others.
  const elsewhere = target instanceof Element && target.closest('.code-view, .case-form');
  if (elsewhere && keys !== 'Ctrl+K') return;
  if (!command && (isTyping(target) || useStore.getState().dialog !== null)) return;
  event.preventDefault();
  event.stopPropagation();
  SHORTCUTS[keys as ShortcutKeys]();
}
