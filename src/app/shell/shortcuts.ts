// The keyboard shortcuts of the whole page, a row each. Their words are in shortcut-words.ts, which is loaded later.
import { areSingleKeysOn } from '#app/persistence/settings.ts';
import { selectMode } from '#app/selectors/mode.ts';
import { BOX_ID } from '#app/start/say-box.tsx';
import { actions, useStore } from '#app/state/store.ts';

const { openDialog, undo, redo } = actions;

const press = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();

/** The step after or before the open one. */
function moveStep(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.steps > ol > li')];
  const at = rows.findIndex((row) => row.matches('.step-panel'));
  const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by];
  next?.querySelector<HTMLElement>('.step')?.click();
}

export const SHORTCUTS = {
  'Ctrl+K': () => openDialog(useStore.getState().dialog === 'palette' ? null : 'palette'),
  'Ctrl+Z': undo,
  'Ctrl+Shift+Z': redo,
  'Ctrl+Y': redo,
  '/': () => press('#edit-as-text'),
  J: () => moveStep(1),
  K: () => moveStep(-1),
  '1': () => press('.summary-cell:nth-of-type(1)'),
  '2': () => press('.summary-cell:nth-of-type(2)'),
  '3': () => press('.summary-cell:nth-of-type(3)'),
  '4': () => press('.summary-cell:nth-of-type(4)'),
  '?': () => openDialog('shortcuts'),
};

export type ShortcutKeys = keyof typeof SHORTCUTS;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=listbox] *',
    )
  );
}

/** Not what the store says: it hears of a dialog that Escape closed a moment later. */
const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;

/** On the first view there is one place for what somebody types. */
function typeIntoBox({ target, key }: KeyboardEvent): boolean {
  const isLetter = key.length === 1 && key !== ' ' && key !== '?';
  if (!isLetter || target !== document.body || selectMode(useStore.getState()) !== 'first') return false;
  document.querySelector<HTMLElement>(`#${BOX_ID}`)?.focus();
  return true;
}

export function onShortcut(event: KeyboardEvent): void {
  const { target, key } = event;
  const command = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!command && !event.altKey && typeIntoBox(event)) return;
  const keys = command ? `Ctrl+${event.shiftKey ? 'Shift+' : ''}${key.toUpperCase()}` : key.toUpperCase();
  if (!Object.hasOwn(SHORTCUTS, keys)) return;
  // The editor and open forms have their own of the others.
  const elsewhere = target instanceof Element && target.closest('.code-view, .case-form');
  if (elsewhere && keys !== 'Ctrl+K') return;
  if (!command && (event.altKey || isTyping(target) || isDialogOpen())) return;
  // The list of shortcuts, where they can be turned off, stays within reach.
  if (!command && keys !== '?' && (!areSingleKeysOn() || selectMode(useStore.getState()) === 'first')) return;
  event.preventDefault();
  event.stopPropagation();
  SHORTCUTS[keys as ShortcutKeys]();
}
