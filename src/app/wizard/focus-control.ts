// Moves the focus to a question. Its control may come later: the step's code is loaded, or its rows arrive.
import type { FieldId } from '#core/answers/fields/fields.ts';

/** The first control of a question; null while it is not on the page. */
const controlOf = (id: FieldId): HTMLElement | null =>
  document.querySelector<HTMLElement>(
    `.answer[data-field="${id}"] :is(textarea, input, select, button[role="switch"])`,
  );

/** Focuses the question's control as soon as it is there, unless the focus went elsewhere meanwhile. Returns how to stop waiting. */
export function focusControl(id: FieldId, heading: HTMLElement | null): () => void {
  const focusNow = (): boolean => {
    const control = controlOf(id);
    control?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    return control !== null;
  };
  if (focusNow()) return () => {};
  heading?.focus();
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== heading && activeElement !== document.body;
    if (isElsewhere || focusNow()) observer.disconnect();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}
