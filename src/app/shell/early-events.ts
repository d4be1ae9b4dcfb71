// Does what a person pressed before the code of the page was there, in that order, as soon as each part works.
import { useEffect } from 'react';
import {
  controlOf,
  EARLY,
  host,
  isTextField,
  placeOf,
  stateOf,
  type EarlyEvents,
  type EarlyPress,
} from '#app/boot/early-queue.ts';

const NONE: EarlyEvents = { pressed: [], focused: null, placeOf: null, pasted: '', files: [] };
const early = typeof document === 'undefined' ? NONE : (host.earlyEvents ?? NONE);

// Before React draws anything.
early.placeOf = placeOf;
for (const each of [...early.pressed, early.focused]) if (each?.control) each.place = placeOf(each.control);

/** How long a key waits for the field that the press before it opens. */
const FIELD_MS = 5000;

const arrived = new Set<string>();
let isRunning = false;

const nextTask = (): Promise<void> => new Promise((done) => void setTimeout(done));

/** The control that was pressed, unless it stands for something else by now, or what was wanted has happened. */
function sameControl({ control, place, state }: EarlyPress): HTMLElement | null {
  control?.removeAttribute('aria-busy');
  const found = place && controlOf(place);
  return found && stateOf(found) === state && !found.matches(':disabled') ? found : null;
}

/** Waits until a field has the focus. */
function fieldFocused(): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if (!isTextField(document.activeElement)) return;
      removeEventListener('focusin', look);
      done();
    };
    addEventListener('focusin', look);
    setTimeout(done, FIELD_MS);
    look();
  });
}

async function type(key: KeyboardEvent, start: Element | null): Promise<void> {
  const letter = key.key.length === 1 && !key.ctrlKey && !key.metaKey ? key.key : '';
  if (letter !== '' && letter !== '?') await fieldFocused();
  const target = start ?? document.activeElement ?? document.body;
  const goesOn = target.dispatchEvent(new KeyboardEvent('keydown', key));
  if (!goesOn || letter === '' || !isTextField(target) || target.selectionStart === null) return;
  target.setRangeText(letter, target.selectionStart, target.selectionEnd ?? target.selectionStart, 'end');
  target.dispatchEvent(new InputEvent('input', { bubbles: true, data: letter, inputType: 'insertText' }));
}

async function repeat(press: EarlyPress): Promise<void> {
  const control = sameControl(press);
  const { activeElement } = document;
  const leads = press.follows && activeElement !== null && activeElement !== document.body;
  if (control && !leads && press.place && activeElement === document.body)
    control.focus({ preventScroll: true });
  // A key goes where the focus is, or where it was; never to what stands there now.
  if (press.key && (leads || control || !press.control)) await type(press.key, leads ? null : control);
  else if (!press.key) control?.click();
  // What it opens is drawn, and focused, before the next.
  await nextTask();
}

async function repeatAll(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  for (;;) {
    const [next] = early.pressed;
    if (!next || !arrived.has(next.part)) break;
    await repeat(next);
    // Kept until then: what is pressed meanwhile comes after it.
    early.pressed.shift();
  }
  isRunning = false;
}

/** To call in a part of the page that is prerendered with `data-early`: its code works now. */
export function useArrival(part: 'page' | 'kit'): void {
  useEffect(() => {
    arrived.add(part);
    for (const element of document.querySelectorAll(`[${EARLY}="${part}"]`)) element.removeAttribute(EARLY);
    // The focus that a page had which was drawn anew.
    if (early.focused?.place && document.activeElement === document.body)
      controlOf(early.focused.place)?.focus({ preventScroll: true });
    early.focused = null;
    void repeatAll();
  }, [part]);
}

/** What was pasted or dropped too early, once. */
export function earlyPaste(): { readonly text: string; readonly files: readonly File[] } {
  const { pasted, files } = early;
  early.pasted = '';
  early.files = [];
  return { text: pasted, files };
}
