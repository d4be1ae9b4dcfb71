// Clicks and pastes that come before the code of the role kit is loaded count then.

let isAlive = false;
let clicked: HTMLElement | null = null;
let pasted = '';

const CONTROLS = '.kit :is(button, [role="tab"])';

/** Keeps a click on the role kit that comes too early. The last one counts. */
export function keepEarlyClick({ target }: MouseEvent): void {
  if (!isAlive && target instanceof Element) clicked = target.closest(CONTROLS) ?? clicked;
}

/** The role kit works now. */
export function clickAgain(): void {
  isAlive = true;
  const early = clicked;
  clicked = null;
  if (!early) return;
  // Where the part was drawn anew, the control with the same words stands for it.
  const same = [...document.querySelectorAll<HTMLElement>(CONTROLS)].find(
    ({ textContent }) => textContent === early.textContent,
  );
  const control = early.isConnected ? early : same;
  // A tab that is open by now, as it was on the last visit, would be closed again.
  if (control?.getAttribute('aria-selected') !== 'true') control?.click();
}

/** Keeps a text that is pasted on the page too early; in a field it belongs there. */
export function keepEarlyPaste({ target, clipboardData }: ClipboardEvent): void {
  if (!isAlive && target instanceof Element && !target.closest('input, textarea'))
    pasted = clipboardData?.getData('text/plain') ?? '';
}

/** The text that was pasted too early, once. */
export function earlyPaste(): string {
  const text = pasted;
  pasted = '';
  return text;
}
