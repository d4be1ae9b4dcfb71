// Vouches for the addresses of this app's workers, under the one Trusted Types policy there is for them.

interface PolicyRules {
  createScriptURL(url: string): string;
}
// TypeScript's types do not know Trusted Types yet. To the sinks a trusted value is as good as a string.
interface Host {
  trustedTypes?: { createPolicy(name: string, rules: PolicyRules): PolicyRules };
}

/** A worker is a file of this app: in a build it lies beside the file that starts it. */
function ofThisApp(url: string): string {
  const folder = import.meta.env.DEV ? '/' : '.';
  if (!new URL(url, import.meta.url).href.startsWith(new URL(folder, import.meta.url).href))
    throw new TypeError(`Not a worker of this app: ${url}`);
  return url;
}

let policy: PolicyRules | undefined;

/** The address as `new Worker` may have it. */
export function workerAddress(url: string): string {
  const rules: PolicyRules = { createScriptURL: ofThisApp };
  // A name can be given only once.
  policy ??= (globalThis as Host).trustedTypes?.createPolicy('app-worker', rules) ?? rules;
  return policy.createScriptURL(url);
}
