// Stands in the page itself: keeps clicks and keys from the first paint on, until the code for them is there. What is typed into a field stays there by itself.
import {
  controlAt,
  EARLY,
  host,
  isTextField,
  stateOf,
  type EarlyEvents,
  type EarlyPress,
} from './early-queue.ts';

const early: EarlyEvents = (host.earlyEvents = {
  pressed: [],
  focused: null,
  placeOf: null,
  pasted: '',
  files: [],
});

const placed = (control: HTMLElement | null) => ({
  control,
  place: control && early.placeOf?.(control),
});

/** The part of the page an event belongs to, while its code has not come. */
function waitingPart(target: EventTarget | null): string | undefined {
  const isPage = !(target instanceof Element) || target.matches('html, body');
  const part = isPage ? document.querySelector(`.page[${EARLY}]`) : target.closest(`[${EARLY}]`);
  return part?.getAttribute(EARLY) ?? undefined;
}

const waitsFor = (part: string): boolean => document.querySelector(`[${EARLY}="${part}"]`) !== null;

let focusAt: EventTarget | null = null;

function keep(part: string, event: Event, control: HTMLElement | null, key: KeyboardEvent | null): void {
  const follows = early.pressed.length > 0 && focusAt === event.target;
  focusAt = event.target;
  early.pressed.push({
    part,
    ...placed(control),
    state: control && stateOf(control),
    key,
    follows,
  } satisfies EarlyPress);
}

function take(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function onClick(event: MouseEvent): void {
  const control = controlAt(event.target);
  const part = waitingPart(event.target);
  // Clicks that code makes are those that were kept.
  if (!event.isTrusted || !control || !part || isTextField(control)) return;
  // The browser opens these by itself.
  const opens: boolean = control.matches('summary');
  if (!opens) take(event);
  const last = early.pressed.at(-1);
  // Pressed again because nothing happened.
  if (last?.control === control && last.key === null) return;
  keep(part, event, control, null);
  if (!opens) control.setAttribute('aria-busy', 'true');
}

/** Keys that code answers, and the browser does not. */
function isOfCode(event: KeyboardEvent): boolean {
  const { target, key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (altKey || event.isComposing) return false;
  if (ctrlKey || metaKey) return /^(?:k|enter)$/i.test(key) || (/^[zy]$/i.test(key) && !isTextField(target));
  if (isTextField(target)) return key === 'Enter' && !shiftKey;
  if (controlAt(target)?.matches('[role="tab"], [aria-haspopup]') && /^(?:Arrow|Home|End|Delete)/.test(key))
    return true;
  if (key === '?') return true;
  // Typed after a press that leads to a field.
  if (early.pressed.length === 0) return false;
  const types = key.length === 1 && (key !== ' ' || early.pressed.at(-1)?.key?.key.length === 1);
  return types || /^(?:Escape|Backspace)$/.test(key) || (key === 'Enter' && !controlAt(target));
}

function onKey(event: KeyboardEvent): void {
  const waits = waitingPart(event.target) ?? (isTextField(event.target) ? undefined : early.pressed[0]?.part);
  if (!event.isTrusted || !waits || !isOfCode(event)) return;
  take(event);
  keep(waits, event, controlAt(event.target), event);
}

function onPaste({ target, clipboardData }: ClipboardEvent): void {
  if (waitsFor('kit') && !isTextField(target)) early.pasted = clipboardData?.getData('text/plain') ?? '';
}

function onFiles(event: DragEvent): void {
  const { dataTransfer } = event;
  if (!dataTransfer?.types.includes('Files') || !waitsFor('kit')) return;
  // Else the browser leaves the page for the file.
  event.preventDefault();
  // None until they are dropped.
  early.files = [...dataTransfer.files];
}

function onFocus({ target }: FocusEvent): void {
  const control = controlAt(target);
  if (control && waitsFor('page')) early.focused = placed(control);
}

const listen = addEventListener;
listen('click', onClick, true);
listen('keydown', onKey, true);
listen('paste', onPaste, true);
listen('dragover', onFiles, true);
listen('drop', onFiles, true);
listen('focusin', onFocus, true);
