// Trims Monaco and makes it obey a strict Content Security Policy, by exact replacements that fail loudly.
import type { Plugin } from 'vite';
import { subsetIconFont, withoutDerivedIcons, withoutOtherIcons } from './icon-font.ts';
import { UNREACHED } from './monaco-parts.ts';
import { plainTexts } from './monaco-texts.ts';

interface Patch {
  /** The end of the module's path. */
  readonly file: string;
  /** Must occur exactly once in the module. */
  readonly from: string;
  readonly to: string;
}

// Style elements are subject to style-src, constructed sheets are not. Monaco uses of the element it makes:
const SHEET = `const sheet = new CSSStyleSheet({ media: 'screen' });
    const root = container.getRootNode() instanceof ShadowRoot ? container.getRootNode() : document;
    let text = '';
    const element = {
        className: '',
        sheet,
        get textContent() { return text; },
        set textContent(value) { text = value; sheet.replaceSync(value); },
        remove() { root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet); },
    };
    beforeAppend?.(element);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    disposableStore?.add(toDisposable(() => element.remove()));
    return element;
    `;

// Lines are written as HTML with style attributes, which arrive renamed: see monaco-environment.ts in app/editor.
const styled = (file: string, from: string, node: string): Patch => ({
  file,
  from,
  to: `${from} globalThis.applyMonacoStyles?.(${node});`,
});

const PATCHES: readonly Patch[] = [
  // With developer tools attached, an error made while a file is evaluated makes V8 read the whole file again. Nobody sees
  // this one: Monaco compares it by identity.
  {
    file: 'monaco-editor/esm/vs/platform/contextkey/common/contextkey.js',
    from: 'static { this._parseError = new Error(); }',
    to: "static { this._parseError = Symbol('parse error'); }",
  },
  // Fixes that were asked for are shown however long they take: a newer marker used to cancel them after half a second.
  {
    file: 'monaco-editor/esm/vs/editor/contrib/codeAction/browser/codeActionModel.js',
    from: `setTimeout(() => {
                        this.setState(newState);
                    }, 500);`,
    to: `const asked = this._state;
                    const next = () => setTimeout(() => {
                        if (this._state === asked) this.setState(newState);
                    }, 500);
                    asked.actions.then(next, next);`,
  },
  // A line that lost all of its text has no tokens, and text that comes into it must not count as none: joined to another
  // line before it is colored again, the two had fewer tokens than letters.
  {
    file: 'monaco-editor/esm/vs/editor/common/tokens/contiguousTokensEditing.js',
    from: `            // nothing to do
            return lineTokens;`,
    to: `            return textLength > 0 ? null : lineTokens;`,
  },
  // Whether what is waited for was canceled is for those who wait for its result.
  {
    file: 'monaco-editor/esm/vs/editor/standalone/browser/standaloneServices.js',
    from: 'await promise;',
    to: 'await promise.catch(() => {});',
  },
  // A hover stays within the editor, where it covers neither the tabs below nor the bar above, unless it would be too low.
  {
    file: 'monaco-editor/esm/vs/editor/contrib/hover/browser/resizableContentWidget.js',
    from: 'return bodyBox.height - mouseBottom - BOTTOM_HEIGHT;',
    to: 'return Math.max(80, Math.min(bodyBox.height, editorBox.top + editorBox.height) - mouseBottom);',
  },
  {
    file: 'monaco-editor/esm/vs/editor/contrib/hover/browser/resizableContentWidget.js',
    from: 'return editorBox.top + mouseBox.top - TOP_HEIGHT;',
    to: 'return Math.max(80, mouseBox.top);',
  },
  {
    file: 'monaco-editor/esm/vs/editor/contrib/hover/browser/contentHoverWidget.js',
    from: 'const height = Math.max(this._editor.getLayoutInfo().height / 4, 250, ContentHoverWidget_1._lastDimensions.height);',
    to: `const at = this._renderedHover?.showAtPosition;
        const room = at ? Math.max(this._availableVerticalSpaceBelow(at) ?? Infinity, this._availableVerticalSpaceAbove(at) ?? Infinity) : Infinity;
        const height = Math.min(room, Math.max(this._editor.getLayoutInfo().height / 4, 250, ContentHoverWidget_1._lastDimensions.height));`,
  },
  {
    file: 'monaco-editor/esm/vs/base/browser/domStylesheets.js',
    from: "const style = document.createElement('style');",
    to: `${SHEET}const style = document.createElement('style');`,
  },
  {
    file: 'monaco-editor/esm/vs/base/browser/ui/contextview/contextview.js',
    from: `const style = document.createElement('style');
                style.textContent = SHADOW_ROOT_CSS;
                this.shadowRoot.appendChild(style);`,
    to: `const sheet = new CSSStyleSheet();
                sheet.replaceSync(SHADOW_ROOT_CSS);
                this.shadowRoot.adoptedStyleSheets = [sheet];`,
  },
  styled(
    'monaco-editor/esm/vs/editor/browser/view/viewLayer.js',
    'this._domNode.innerHTML = newLinesHTML;',
    'this._domNode',
  ),
  styled(
    'monaco-editor/esm/vs/editor/browser/view/viewLayer.js',
    "lastChild.insertAdjacentHTML('afterend', newLinesHTML);",
    'this._domNode',
  ),
  styled(
    'monaco-editor/esm/vs/editor/browser/view/viewLayer.js',
    'hugeDomNode.innerHTML = invalidLinesHTML;',
    'hugeDomNode',
  ),
  styled(
    'monaco-editor/esm/vs/editor/browser/view/domLineBreaksComputer.js',
    'containerDomNode.innerHTML = trustedhtml;',
    'containerDomNode',
  ),
  styled(
    'monaco-editor/esm/vs/editor/browser/controller/editContext/native/screenReaderContentRich.js',
    'domNode.innerHTML = trustedhtml;',
    'domNode',
  ),
  {
    // The page never compares many files; the widget is 12 kB.
    file: 'monaco-editor/esm/vs/editor/standalone/browser/standaloneEditor.js',
    from: "import { MultiDiffEditorWidget } from '../../browser/widget/multiDiffEditor/multiDiffEditorWidget.js';",
    to: "class MultiDiffEditorWidget { constructor() { throw new Error('Not in this build.'); } }",
  },
  {
    // What looks like another letter is a finding, so the hover offers no way to overlook it.
    file: 'monaco-editor/esm/vs/editor/contrib/unicodeHighlighter/browser/unicodeHighlighter.js',
    from: `.appendText(' ')
                .appendLink(uri, adjustSettings, configureUnicodeHighlightOptionsStr);`,
    to: ';',
  },
  {
    // The loader is given the editor, so the build needs no address to fetch another from.
    file: '@monaco-editor/loader/lib/es/config/index.js',
    from: "vs: 'https://cdn.jsdelivr.net/npm/monaco-editor@0.55.1/min/vs'",
    to: "vs: ''",
  },
];

const REDUCED: readonly (readonly [file: string, reduce: (code: string) => string])[] = [
  ['monaco-editor/esm/vs/base/common/codiconsLibrary.js', withoutOtherIcons],
  ['monaco-editor/esm/vs/base/common/codicons.js', withoutDerivedIcons],
];

const ICONS = 'monaco-editor/esm/vs/base/browser/ui/codicons/codicon/codicon.css';

/** Applies the patches. The build fails when one of them matches nothing, or more than it should. */
export function monaco(): Plugin {
  const found = new Map<Patch, number>();
  const replaced = new Set<string>();
  return {
    name: 'rolewright:monaco',
    enforce: 'pre',
    // Packages bundled ahead for the dev server would escape the patches.
    config: () => ({
      optimizeDeps: { exclude: ['monaco-editor', '@monaco-editor/loader'], include: ['state-local'] },
    }),
    buildStart: () => {
      found.clear();
      replaced.clear();
    },
    async transform(code, id) {
      const path = id.replaceAll('\\', '/').split('?')[0] ?? id;
      if (path.endsWith(ICONS)) return { code: await subsetIconFont(code, path), map: null };
      const unreached = UNREACHED.find(({ file }) => path.endsWith(file));
      if (unreached) {
        replaced.add(unreached.file);
        return { code: unreached.code, map: null, moduleSideEffects: false };
      }
      if (!path.includes('monaco-editor/') && !path.includes('@monaco-editor/')) return null;
      const patches = PATCHES.filter(({ file }) => path.endsWith(file));
      let patched = code;
      for (const patch of patches) {
        found.set(patch, (found.get(patch) ?? 0) + code.split(patch.from).length - 1);
        patched = patched.replace(patch.from, () => patch.to);
      }
      for (const [file, reduce] of REDUCED) if (path.endsWith(file)) patched = reduce(patched);
      return { code: plainTexts(patched, path), map: null };
    },
    generateBundle() {
      const wrong = PATCHES.filter((patch) => found.get(patch) !== 1);
      const unused = UNREACHED.filter(({ file }) => !replaced.has(file));
      if (wrong.length + unused.length === 0) return;
      const list = [
        ...wrong.map((patch) => `${patch.file}: ${found.get(patch) ?? 0} of "${patch.from.slice(0, 60)}…"`),
        ...unused.map(({ file }) => `${file}: not imported any more`),
      ];
      this.error(`Monaco has changed; each of these must be found exactly once.\n${list.join('\n')}`);
    },
  };
}
