// The Trusted Types policy for the address of the service worker.

interface UrlRules {
  createScriptURL(url: string): string;
}
// TypeScript's types do not include Trusted Types yet; the DOM accepts a trusted value wherever it accepts a string.
interface TrustingHost {
  trustedTypes?: { createPolicy(name: string, rules: UrlRules): UrlRules };
}

/** In a variable, since Vite looks for files next to a module while it builds. */
const here = import.meta.url;
const own = new URL('../sw.js', here).href;

const rules: UrlRules = {
  createScriptURL(url) {
    if (url !== own) throw new TypeError(`Not the service worker of this app: ${url}`);
    return url;
  },
};

let policy: UrlRules | undefined;

/** The address in the form that `register` accepts. */
export function workerUrl(url: string): string {
  policy ??= (globalThis as TrustingHost).trustedTypes?.createPolicy('app-offline', rules) ?? rules;
  return policy.createScriptURL(url);
}
