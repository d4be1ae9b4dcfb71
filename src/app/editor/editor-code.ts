// Fetches the full editor's code ahead: right behind the right half, and before what checks texts.

// Monaco does not support touch devices and is slow on phones: there it is loaded only on request.
export const ON_REQUEST = '(pointer: coarse), (max-width: 767.98px)';

function ask(href: string): Promise<void> {
  return new Promise((done) => {
    const link = document.createElement('link');
    if (href.endsWith('.css')) {
      link.rel = 'preload';
      link.as = 'style';
    } else {
      link.rel = 'modulepreload';
      // After what the page is asked for meanwhile.
      link.fetchPriority = 'low';
    }
    link.crossOrigin = '';
    link.href = href;
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => done());
    document.head.append(link);
  });
}

/** Resolves once the code has come or cannot, or at once where nobody has asked for it. It runs later, when the browser is idle. */
export async function fetchEditorCode(): Promise<void> {
  // The build names the files.
  const named = document.querySelector<HTMLMetaElement>('meta[name="editor-code"]')?.content;
  if (named === undefined || matchMedia(ON_REQUEST).matches) return;
  await Promise.all(named.split(' ').toReversed().map(ask));
}
