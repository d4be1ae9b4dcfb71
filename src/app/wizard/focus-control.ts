// Moves the focus to a control that may come later: the step's code is loaded, its rows arrive, or a text is read.
import type { FieldId } from '#deepseek/answers/index.ts';

/** Hands over what `find` finds as soon as it is there, unless the focus leaves `from` meanwhile. Returns how to stop waiting. */
export function whenThere(
  find: () => HTMLElement | null,
  from: HTMLElement | null,
  take: (found: HTMLElement) => void,
): () => void {
  const tryNow = (): boolean => {
    const found = find();
    if (found) take(found);
    return found !== null;
  };
  if (tryNow()) return () => {};
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== from && activeElement !== document.body;
    if (isElsewhere || tryNow()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-settled'] });
  return () => observer.disconnect();
}

/** The first control of a question; null while it is not on the page. */
export const controlOf = (id: FieldId): HTMLElement | null =>
  document.querySelector<HTMLElement>(
    `.answer[data-field="${id}"] :is(textarea, input, select, button[role="switch"])`,
  );
