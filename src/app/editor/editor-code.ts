// Fetches the full editor's code ahead: as soon as the page itself is there, and before what checks texts.

// Monaco does not support touch devices and is slow on phones: there it is loaded only on request.
export const ON_REQUEST = '(pointer: coarse), (max-width: 767.98px)';

/** Resolves once the code has come or cannot, or at once where nobody has asked for it. It runs later, when the browser is idle. */
export function fetchEditorCode(): Promise<void> {
  // The build names the file.
  const href = document.querySelector<HTMLMetaElement>('meta[name="editor-code"]')?.content;
  if (href === undefined || matchMedia(ON_REQUEST).matches) return Promise.resolve();
  return new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = href;
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => done());
    document.head.append(link);
  });
}
