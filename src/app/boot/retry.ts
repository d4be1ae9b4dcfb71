// Served as retry.js, and loaded by Retry only. Browsers keep the page's files for good, a damaged copy as well, and the
// page itself may fetch nothing: so a worker, which may ask its own host, gets them anew past the browser's cache. Where
// the host answers, what is stored for offline use goes too, as it may hold the same damage. Then the page is loaded
// again. One file is both: the page's side, and the worker.
import { namesOf } from '#service-worker/messages.ts';

interface PolicyRules {
  createScriptURL(url: string): string;
}
// TypeScript's types do not include Trusted Types yet; the DOM accepts a trusted value wherever it accepts a string.
interface Host {
  trustedTypes?: { createPolicy(name: string, rules: PolicyRules): PolicyRules };
}

const LONGEST_MS = 20_000;

/** The files that this page names or has asked for. */
function askedFor(): string[] {
  const folder = new URL('assets/', document.baseURI).href;
  const named = [...document.querySelectorAll('script, link')].map(
    (element) => (element as HTMLScriptElement).src || (element as HTMLLinkElement).href,
  );
  const asked = performance.getEntriesByType('resource').map(({ name }) => name);
  return [...new Set([...named, ...asked])].filter((address) => address?.startsWith(folder));
}

/** The tab has a copy in memory as well, which gives way to a file that is asked for as something else: as a picture. */
const forget = (address: string): Promise<void> =>
  new Promise((done) => {
    const picture = new Image();
    picture.addEventListener('load', () => done());
    picture.addEventListener('error', () => done());
    picture.src = address;
  });

/** The next visit stores the page again. */
async function removeStored(): Promise<void> {
  await (await navigator.serviceWorker?.getRegistration())?.unregister();
  const own = namesOf(new URL('.', document.baseURI).href);
  const names = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(names.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
}

async function startAnew(files: readonly string[], isHostThere: boolean): Promise<void> {
  if (isHostThere) await removeStored().catch(() => undefined);
  await Promise.all(files.map(forget));
}

function inPage(): void {
  const files = askedFor();
  const again = (): void => location.reload();
  setTimeout(again, LONGEST_MS);
  try {
    const rules: PolicyRules = { createScriptURL: () => new URL('retry.js', document.baseURI).href };
    const policy = (globalThis as Host).trustedTypes?.createPolicy('app-retry', rules) ?? rules;
    const worker = new Worker(policy.createScriptURL(''));
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<boolean>) => void startAnew(files, data).then(again),
    );
    worker.addEventListener('error', again);
    // A worker has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(files);
  } catch {
    again();
  }
}

const fetchAnew = async (address: string): Promise<void> =>
  void (await (await fetch(address, { cache: 'reload' })).arrayBuffer());

function inWorker(): void {
  addEventListener('message', ({ data }: MessageEvent<string[]>) => {
    void Promise.allSettled(data.map(fetchAnew)).then((all) => {
      const isHostThere = all.some(({ status }) => status === 'fulfilled');
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      (postMessage as (word: boolean) => void)(isHostThere);
    });
  });
}

if (typeof document === 'undefined') inWorker();
else inPage();
