// Fetches the full editor's code ahead: right behind the right half, and before what checks texts.

// Monaco does not support touch devices and is slow on phones: there it is loaded only on request.
export const ON_REQUEST = '(pointer: coarse), (max-width: 767.98px)';

function ask(href: string): Promise<void> {
  return new Promise((done) => {
    const link = document.createElement('link');
    if (href.endsWith('.css')) {
      // For no medium: it is fetched, and does not apply. Chromium warns of a preload that is not used at once, and the
      // editor may come late.
      link.rel = 'stylesheet';
      link.media = 'not all';
    } else {
      link.rel = 'modulepreload';
      // After what the page is asked for meanwhile.
      link.fetchPriority = 'low';
    }
    link.crossOrigin = '';
    link.href = href;
    link.addEventListener('load', () => done());
    link.addEventListener('error', () => done());
    // From no code of the page: with developer tools attached, asking for a file makes V8 read every file of those who ask
    // once more, to tell the line.
    queueMicrotask(document.head.append.bind(document.head, link));
  });
}

/** Resolves once the code has come or cannot, to false at once where nobody has asked for it. It runs later. */
export async function fetchEditorCode(): Promise<boolean> {
  // The build names the files.
  const named = document.querySelector<HTMLMetaElement>('meta[name="editor-code"]')?.content;
  if (named === undefined || matchMedia(ON_REQUEST).matches) return false;
  await Promise.all(named.split(' ').toReversed().map(ask));
  return true;
}
