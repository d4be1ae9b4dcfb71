// Lets Monaco run under a strict Content Security Policy: its worker, its HTML and its inline styles.
import type { Environment } from 'monaco-editor/editor';
import { workerAddress } from '#worker/worker-address.ts';
import editorWorkerUrl from 'monaco-editor/editor/editor.worker.js?worker&url';

interface PolicyRules {
  createHTML?: (input: string, ...rest: unknown[]) => string;
  createScript?: (input: string, ...rest: unknown[]) => string;
  createScriptURL?: (input: string, ...rest: unknown[]) => string;
}

// TypeScript's types do not include Trusted Types yet; the DOM accepts a trusted value wherever it accepts a string.
interface Policy extends PolicyRules {
  readonly name: string;
}

interface Host {
  trustedTypes?: { createPolicy(name: string, rules: PolicyRules): Policy };
  MonacoEnvironment?: Environment | undefined;
  /** Called by the patches of src/workshop/build/monaco.ts wherever Monaco writes lines as HTML. */
  applyMonacoStyles?(root: Element): void;
}

const STYLE = 'data-monaco-style';
const TAG = /<[a-z][^<>]*>/gi;
const STYLE_ATTRIBUTE = /([\s"])style="/g;

/**
 * Renames the style attributes of an HTML string, which `style-src 'self'` would refuse. Only inside tags:
 * Monaco escapes `<` and `>` in text but not quotes, so a policy may well hold the text ` style="`.
 */
export function renameStyleAttributes(html: string): string {
  return html.replace(TAG, (tag) => tag.replace(STYLE_ATTRIBUTE, `$1${STYLE}="`));
}

/** Applies the renamed styles through the CSSOM, which the policy allows. */
function applyMonacoStyles(root: Element): void {
  for (const element of root.querySelectorAll<HTMLElement>(`[${STYLE}]`)) {
    element.style.cssText = element.getAttribute(STYLE) ?? '';
    element.removeAttribute(STYLE);
  }
}

/** Must run before any part of Monaco is evaluated, since Monaco creates its policies while it loads. */
export function installMonacoEnvironment(): void {
  const host: Host = globalThis;
  if (host.MonacoEnvironment) return;
  const { trustedTypes } = host;
  const createPolicy = (name: string, rules: PolicyRules): Policy =>
    trustedTypes?.createPolicy(name, rules) ?? { name, ...rules };

  // Monaco asks for some policies twice, but a name can be used only once.
  const policies = new Map<string, Policy>();
  host.applyMonacoStyles = applyMonacoStyles;
  host.MonacoEnvironment = {
    getWorker() {
      return new Worker(workerAddress(editorWorkerUrl), { type: 'module', name: 'monaco-editor' });
    },
    createTrustedTypesPolicy(name, rules = {}) {
      const known = policies.get(name);
      if (known) return known;
      const { createHTML } = rules;
      const policy = createPolicy(`monaco-${name}`, {
        ...rules,
        ...(createHTML && { createHTML: (html: string) => renameStyleAttributes(createHTML(html)) }),
      });
      policies.set(name, policy);
      return policy;
    },
  };
}
