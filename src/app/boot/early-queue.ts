// What a person did before the code of the page was there: kept by a script in the page, done by the code once it comes.

/** A control, described so that it is found again when the page was drawn anew meanwhile. */
export interface ControlPlace {
  readonly key: string;
  /** Its place among the controls with the same key, and how many there were. */
  readonly index: number;
  readonly count: number;
}

/** Where a person was. */
export interface EarlyControl {
  /** Null: the page itself. */
  readonly control: HTMLElement | null;
  /** Found out by the code once the first of it is there, while the page is still as it was. */
  place: ControlPlace | null | undefined;
}

/** A click, or a key, on a part of the page whose code was not there. */
export interface EarlyPress extends EarlyControl {
  /** The value of `data-early` of the part. */
  readonly part: string;
  /** Whether it was open, chosen or pressed before. */
  readonly state: string | null;
  /** The key; null: a click. */
  readonly key: KeyboardEvent | null;
  /** Whether the focus was where it was at the press before: the key goes where that one leads. */
  readonly follows: boolean;
}

export interface EarlyEvents {
  readonly pressed: EarlyPress[];
  focused: EarlyControl | null;
  /** Set by the code. */
  placeOf: ((control: HTMLElement) => ControlPlace) | null;
  pasted: string;
  files: readonly File[];
}

/** Marks a part of the page whose code has not come. */
export const EARLY = 'data-early';

/** Where the script leaves them for the code. */
export const host: { earlyEvents?: EarlyEvents } = globalThis as object;

/** What can be pressed on the prerendered page. Links work without code. */
const CONTROLS = 'button, summary, textarea, [role="tab"]';

const STATES = ['aria-expanded', 'aria-selected', 'aria-pressed'];

export const controlAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null;

/** Role and name, and the part of the page with a name around it. An id stands for the name. */
function keyOf(control: HTMLElement): string {
  const { id, tagName, dataset } = control;
  const own = /^[a-z]/i.test(id) ? `#${id}` : dataset['opens'];
  const name = own ?? control.getAttribute('aria-label') ?? control.textContent;
  const around = own ? '' : control.closest(':is(section, nav, div)[aria-label]')?.getAttribute('aria-label');
  return [tagName, control.getAttribute('role'), around, name].join('\n');
}

const withKey = (key: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter((control) => keyOf(control) === key);

export function placeOf(control: HTMLElement): ControlPlace {
  const key = keyOf(control);
  const all = withKey(key);
  return { key, index: all.indexOf(control), count: all.length };
}

/** The control at this place; null where another stands there now. */
export function controlOf({ key, index, count }: ControlPlace): HTMLElement | null {
  const all = withKey(key);
  return all.length === count ? (all[index] ?? null) : null;
}

export const stateOf = (control: HTMLElement): string =>
  [...STATES.map((name) => control.getAttribute(name)), control.parentElement?.hasAttribute('open')].join(
    ' ',
  );

export const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof Element && target.matches('textarea, input');
