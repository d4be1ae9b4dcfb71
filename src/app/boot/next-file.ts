// Stands in the page itself: asks for the right half while the shell's bytes are still coming, so that the line never
// waits. A small style sheet that is asked for with the shell tells when: asked for earlier, the two would share the line.

// The window does not hear when an element has loaded.
document.addEventListener(
  'load',
  ({ target }) => {
    const next = target instanceof HTMLLinkElement && target.dataset['next'];
    if (!next) return;
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.href = next;
    document.head.append(link);
  },
  true,
);
