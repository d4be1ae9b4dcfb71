// React stops clicks on a prerendered part until its code is loaded: they are made again then.

let isAlive = false;
let clicked: HTMLElement | null = null;

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
