// The keyboard shortcuts of the whole page. They do not apply in the editor and in open forms, which have their own.
import { actions, useStore } from '#app/state/store.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  );
}

export function onShortcut(event: KeyboardEvent): void {
  const { target } = event;
  if (target instanceof Element && target.closest('.code-view, .case-form')) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && event.key.toLowerCase() === 'z') {
    event.preventDefault();
    if (event.shiftKey) actions.redo();
    else actions.undo();
  } else if (command && event.key.toLowerCase() === 'y') {
    event.preventDefault();
    actions.redo();
  } else if (event.key === '?' && !command && !isTyping(target) && useStore.getState().dialog === null) {
    actions.openDialog('shortcuts');
  }
}
