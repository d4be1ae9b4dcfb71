// The test function of every journey. It also asserts that no page logs an error or asks another origin.
import { test as base, expect, type Browser, type BrowserContext } from '@playwright/test';

const reported = '__reportViolation';

async function watch(context: BrowserContext, origin: string, troubles: string[]) {
  context.on('console', (message) => {
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (message.type() === 'error' || message.type() === 'warning') {
      troubles.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) =>
    troubles.push(`page error: ${error.error().stack || String(error.error())}`),
  );
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isInPage = url.protocol === 'data:' || url.protocol === 'blob:' || url.protocol === 'about:';
    if (!isInPage && url.origin !== origin) troubles.push(`request to another origin: ${request.url()}`);
  });
  await context.exposeBinding(reported, (_source, violation: string) => {
    troubles.push(`policy violation: ${violation}`);
  });
  await context.addInitScript((name) => {
    addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(globalThis, name);
      const where = `${event.sourceFile}:${event.lineNumber}`;
      const violation = `${event.effectiveDirective} ${event.blockedURI} ${event.sample} at ${where}`;
      if (typeof report === 'function') report(violation);
    });
  }, reported);
}

/** Watches this context and every other one that the test opens; the returned function reports what went wrong. */
export async function watchForTroubles(browser: Browser, context: BrowserContext, baseURL: string) {
  const troubles: string[] = [];
  const { origin } = new URL(baseURL);
  const starting: Promise<void>[] = [];
  const onContext = (other: BrowserContext) => {
    starting.push(watch(other, origin, troubles));
  };
  browser.on('context', onContext);
  await watch(context, origin, troubles);
  return async () => {
    browser.off('context', onContext);
    await Promise.all(starting);
    // One round trip to each page, so that its earlier messages have arrived.
    const rest = () => new Promise((resolve) => setTimeout(resolve));
    await Promise.all(context.pages().map((page) => page.evaluate(rest).catch(() => {})));
    return troubles;
  };
}

export const test = base.extend<{ silence: void }>({
  silence: [
    async ({ browser, context, baseURL }, use) => {
      const troubles = await watchForTroubles(browser, context, baseURL ?? '');
      await use();
      expect(await troubles(), 'the page must stay silent, on its origin and within its policy').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
