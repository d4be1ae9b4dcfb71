// Stands in the page itself, so that it works when nothing else does: says why the page did not start, or what part of
// it did not come, with Retry.
import { AGAIN_EVENT, LATE_EVENT, type LateTrouble } from './late-events.ts';

const READY = 'shell-ready';
const SLOW_MS = 30_000;

let isReady = false;

const after = (work: () => void): void => {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work);
  else setTimeout(work);
};

const data = document.documentElement.dataset;

/** Null hides the notice. */
function tell(title: string | null, text = '', button = 'Retry'): void {
  const notice = document.getElementById('failed')!;
  const put = (selector: string, words: string): void => {
    notice.querySelector(selector)!.textContent = words;
  };
  notice.hidden = title === null;
  put('strong', title ?? '');
  put('span', text);
  put('button', button);
}

function show(text: string): void {
  after(() => {
    // A page that works, or has recovered, has drawn something.
    if (isReady && document.getElementById('root')?.firstChild) return;
    data['failed'] = '';
    tell('The page did not start.', text);
  });
}

function hide(): void {
  isReady = true;
  delete data['failed'];
  tell(null);
}

const PART = 'A part of the page could not be loaded.';
const RELOAD = 'Reload';
const LATE: Record<LateTrouble, readonly [title: string, text: string, button?: string]> = {
  offline: ['You are offline.', 'What you asked for is loaded when you are online again.'],
  unreachable: [PART, 'It tries again by itself.'],
  'new-version': ['A new version is there.', 'Parts of this one are gone.', RELOAD],
  stuck: [PART, 'Reload the page to get it.', RELOAD],
};

let isLate = false;

function onLate({ detail }: CustomEvent<LateTrouble | null>): void {
  if (!isReady) {
    if (detail !== null) show(whyNotLoaded());
    return;
  }
  isLate = detail !== null;
  if (detail === null) tell(null);
  else tell(...LATE[detail]);
}

/** A stored copy of the page, or of a file, may be what fails: online, both come from the host again. */
async function retry(): Promise<void> {
  try {
    if (navigator.onLine) {
      // It reloads the page: see retry.ts.
      await import(/* @vite-ignore */ new URL('retry.js', document.baseURI).href);
      return;
    }
  } catch {}
  location.reload();
}

function whyNotLoaded(): string {
  if (location.protocol === 'file:')
    return 'Browsers run its code only when a web server serves this folder.';
  if (navigator.onLine) return 'Its code could not be loaded. Try again in a moment.';
  addEventListener('online', () => void retry());
  return 'You are offline. It tries again when you are online.';
}

const whyStopped = (error: unknown): string => {
  const message = String((error as Error | undefined)?.message ?? error);
  return /module/i.test(message) ? whyNotLoaded() : `An error stopped it: ${message}`;
};

new PerformanceObserver((list) => {
  if (list.getEntriesByName(READY).length > 0) hide();
}).observe({ type: 'mark', buffered: true });
addEventListener(
  'error',
  ({ target, error }) => {
    if (target instanceof HTMLScriptElement) show(whyNotLoaded());
    else if (error) show(whyStopped(error));
  },
  true,
);
addEventListener('unhandledrejection', ({ reason }) => show(whyStopped(reason)));
addEventListener(LATE_EVENT, onLate as EventListener);
addEventListener('click', ({ target }) => {
  const { id, textContent } = target as Element;
  if (id !== 'retry') return;
  if (isLate && textContent !== RELOAD) dispatchEvent(new Event(AGAIN_EVENT));
  else void retry();
});
setTimeout(() => {
  if (!isReady) show('Its code is still on the way.');
}, SLOW_MS);
