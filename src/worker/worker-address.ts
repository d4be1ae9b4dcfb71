// The Trusted Types policy for the addresses of this app's workers.

interface PolicyRules {
  createScriptURL(url: string): string;
}
// TypeScript's types do not include Trusted Types yet; the DOM accepts a trusted value wherever it accepts a string.
interface Host {
  trustedTypes?: { createPolicy(name: string, rules: PolicyRules): PolicyRules };
}

/** Accepts only files of this app: in a build, the worker is in the folder of the file that starts it. */
function ofThisApp(url: string): string {
  const folder = import.meta.env.DEV ? '/' : '.';
  if (!new URL(url, import.meta.url).href.startsWith(new URL(folder, import.meta.url).href))
    throw new TypeError(`Not a worker of this app: ${url}`);
  return url;
}

let policy: PolicyRules | undefined;

/** The address in the form that `new Worker` accepts. */
export function workerAddress(url: string): string {
  const rules: PolicyRules = { createScriptURL: ofThisApp };
  // The name of a policy can be used only once.
  policy ??= (globalThis as Host).trustedTypes?.createPolicy('app-worker', rules) ?? rules;
  return policy.createScriptURL(url);
}
