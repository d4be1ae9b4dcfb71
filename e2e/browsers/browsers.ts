// The browsers besides Chromium, where they are installed.
import { missingPrograms, otherBrowsers } from '#workshop/tools/other-browsers.mjs';
import { visitWithFirefox } from './firefox.ts';
import type { Visitor } from './visitor.ts';
import { visitWithWebKit } from './webkit.ts';

interface Row {
  readonly name: string;
  readonly open: (baseURL: string) => Promise<Visitor>;
  /** Whether it is not installed here. */
  readonly isMissing: boolean;
}

const VISITS: Readonly<Record<string, (baseURL: string) => Promise<Visitor>>> = {
  Firefox: visitWithFirefox,
  WebKit: visitWithWebKit,
};

export const BROWSERS: readonly Row[] = otherBrowsers.map((browser) => {
  const { name } = browser;
  const open = VISITS[name];
  if (!open) throw new Error(`Nothing visits with ${name}`);
  return { name, open, isMissing: missingPrograms(browser).length > 0 };
});
