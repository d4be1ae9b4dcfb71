// The field of the first step. It is prerendered: what a person types before this code is there is taken over.
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { GrowArea } from '#app/controls/grow-area.tsx';
import { actions, useStore } from '#app/state/store.ts';
import { whenThere } from '#app/wizard/focus-control.ts';
import { FileChips } from './file-chips.tsx';

/** What Enter leads to, once the text is read: the button of the reading is pressed, its first question focused. */
const NEXT = ['.start-action', '.needed :is(input, textarea)', '.start-reading button', '.goals input'];

function goOn(field: HTMLTextAreaElement): void {
  const find = (): HTMLElement | null => {
    // What a text leaves to ask is known once it is read and all rows are there.
    const reading = document.querySelector<HTMLElement>('.start-reading');
    const isRead = reading ? reading.dataset['settled'] === 'true' : field.value.trim() === '';
    if (!isRead || useStore.getState().problemsOf === null) return null;
    const all = NEXT.map((selector) => document.querySelector<HTMLElement>(`.step-body ${selector}`));
    return all.find((found) => found !== null) ?? null;
  };
  whenThere(find, field, (found) => {
    found.focus();
    // A button is pressed, and a scenario that is the only one chosen.
    const isOnly = found.matches('.goals input') && document.querySelectorAll('.goals input').length === 1;
    if (isOnly || found.matches('.start-action')) found.click();
  });
}

/** Down leads to the scenarios, or to the first goal. */
function goDown(field: HTMLElement): void {
  const body = field.closest('.step-body');
  (
    body?.querySelector<HTMLElement>('.goals input') ?? body?.querySelector<HTMLElement>('.goals summary')
  )?.focus();
}

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const field = event.currentTarget;
  const { key, shiftKey, ctrlKey, metaKey } = event;
  if (key === 'ArrowDown' && !field.value.slice(field.selectionEnd).includes('\n')) {
    event.preventDefault();
    goDown(field);
  } else if (key === 'Enter' && !shiftKey && !ctrlKey && !metaKey) {
    event.preventDefault();
    goOn(field);
  }
}

export function StartField() {
  const text = useStore(({ start }) => start.text);
  const whole = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const early = whole.current?.querySelector('textarea')?.value ?? '';
    if (early !== '' && early !== text) actions.sayStart(early);
    // oxlint-disable-next-line react/exhaustive-deps -- only what was typed before
  }, []);
  return (
    <div ref={whole} className="start-field">
      <label className="field-label" htmlFor="start-text">
        Describe it or paste it
      </label>
      <p id="start-hint" className="hint">
        You can also paste or drop it anywhere on the page.
      </p>
      <GrowArea
        prose
        id="start-text"
        value={text}
        aria-describedby="start-hint"
        placeholder="A sentence, an error message, code, ARNs, a policy, a template, an article"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => actions.sayStart(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <FileChips />
    </div>
  );
}
