// Fetches the late parts of the page, each with its style sheets. A part that does not come is fetched again until it
// is there: its promise stays open, so that what waits for it needs no second way. The build puts this in front of
// every import() of the page, in place of Vite's own helper.

import { AGAIN_EVENT, LATE_EVENT, type LateTrouble } from './late-events.ts';

/** In a variable, since Vite looks for files next to a module while it builds. */
const here = import.meta.url;

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** So many tries in vain, with a server that answers, are no accident. */
const TRIES = 3;

let trouble: LateTrouble | null = null;
let missing = 0;
let pause: Promise<void> | undefined;
let endPause = (): void => {};
const listeners = new Set<() => void>();

function setTrouble(next: LateTrouble | null): void {
  if (trouble === next) return;
  trouble = next;
  for (const listener of listeners) listener();
  // The notice in the page itself says it in words: see failed-entry.ts.
  dispatchEvent(new CustomEvent(LATE_EVENT, { detail: next }));
}

/** Whether parts of the page are missing, for those who draw it. */
export const isLate = (): boolean => trouble !== null;

export function onLate(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const tryAgain = (): void => endPause();

const ownVersion = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content;

/** Asks the host for its version, each time at another address: the page may fetch nothing but modules. */
async function whyMissing(tries: number): Promise<LateTrouble> {
  if (!navigator.onLine) return 'offline';
  try {
    const address = new URL(`../version.js?${Date.now()}`, here).href;
    const { version } = (await import(/* @vite-ignore */ address)) as { version: string };
    if (version !== ownVersion()) return 'new-version';
    return tries < TRIES ? 'unreachable' : 'stuck';
  } catch {
    return 'unreachable';
  }
}

/** One pause for all that is missing. Offline it lasts: a browser may remember a failure for good. */
function pauseOnce(tries: number): Promise<void> {
  pause ??= new Promise((resolve) => {
    const end = (): void => {
      removeEventListener('online', end);
      removeEventListener(AGAIN_EVENT, end);
      pause = undefined;
      resolve();
    };
    endPause = end;
    addEventListener('online', end);
    addEventListener(AGAIN_EVENT, end);
    setTimeout(() => navigator.onLine && end(), Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
  });
  return pause;
}

const sheets = new Map<string, Promise<void>>();

function linkTo(rel: 'stylesheet' | 'modulepreload', href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = rel;
  link.crossOrigin = '';
  link.href = href;
  document.head.append(link);
  return link;
}

function sheetAt(href: string): Promise<void> {
  const known = sheets.get(href);
  if (known) return known;
  const coming = new Promise<void>((resolve, reject) => {
    const link = linkTo('stylesheet', href);
    link.addEventListener('load', () => {
      if (link.sheet?.cssRules.length === 0) reject(new SyntaxError(`Came empty: ${href}`));
      else resolve();
    });
    link.addEventListener('error', () => {
      link.remove();
      sheets.delete(href);
      reject(new TypeError(`Not fetched: ${href}`));
    });
  });
  sheets.set(href, coming);
  return coming;
}

const preloaded = new Set<string>();

/** A sheet is waited for, a script is only announced. */
function announce(href: string): Promise<void> | undefined {
  if (href.endsWith('.css')) return sheetAt(href);
  if (!preloaded.has(href)) linkTo('modulepreload', href);
  preloaded.add(href);
  return undefined;
}

/** An empty file is no error to the browser. What imports it finds nothing in it, which is one, unless it is the part itself. */
const isEmpty = (part: unknown): boolean => Object.keys(Object(part)).length === 0;

/** What came damaged, which the browser may keep for good: only Retry gets another copy. */
const isDamaged = (error: unknown): boolean => error instanceof SyntaxError;

/** A part that did not come. One that came and stopped with an error does so every time. */
const isMissing = (error: unknown): boolean =>
  error instanceof TypeError && /fetched|dynamically imported module|module script/i.test(error.message);

/** Nothing can come; what is asked for now may never be asked for again. A stored copy serves all the same. */
const isOut = (): boolean => !navigator.onLine && !navigator.serviceWorker?.controller;

/** The part at another address: a browser may remember for good that it could not fetch a module. */
async function fetchAgain<T>(load: () => Promise<T>, from: string, tries: number): Promise<T> {
  // As the build writes it: import(`./map-panel-DxT6.js`).then(e=>e.t)
  const [, file, , name] =
    /\bimport\(["'`]([^"'`]+)["'`]\)(?:\.then\(\(?(\w+)\)?=>\2\.(\w+)\))?/.exec(String(load)) ?? [];
  if (file === undefined) return load();
  const part = (await import(/* @vite-ignore */ new URL(`${file}?again=${tries}`, from).href)) as object;
  return (name === undefined ? part : Reflect.get(part, name)) as T;
}

export async function fetchPart<T>(
  load: () => Promise<T>,
  files: readonly string[] = [],
  from: string = here,
): Promise<T> {
  let isAsked = false;
  for (let tries = 1; ; tries += 1) {
    try {
      if (isOut()) throw new TypeError('Not fetched: offline');
      // Each try is for itself.
      // oxlint-disable-next-line no-await-in-loop
      await Promise.all(files.map((file) => announce(new URL(file, from).href)));
      // oxlint-disable-next-line no-await-in-loop
      const part = await (isAsked ? fetchAgain(load, from, tries) : load());
      if (isEmpty(part)) throw new SyntaxError('A part of the page came empty.');
      if (tries > 1) missing -= 1;
      if (missing === 0) setTrouble(null);
      return part;
    } catch (error) {
      isAsked ||= !isOut();
      if (isDamaged(error)) {
        missing += 1;
        setTrouble('stuck');
      }
      if (!isMissing(error)) throw error;
      if (tries === 1) missing += 1;
      void whyMissing(tries).then((why) => missing > 0 && setTrouble(why));
      // oxlint-disable-next-line no-await-in-loop
      await pauseOnce(tries);
    }
  }
}
