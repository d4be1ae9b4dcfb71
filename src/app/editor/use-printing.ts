// Tells whether the page is being printed, before the browser lays out the print.
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** True while printing: only then the complete text is drawn, not on every key press. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    // Both are needed: print dialogs fire the events, print previews and tests change the medium.
    const print = matchMedia('print');
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    const change = () => (print.matches ? begin() : end());
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    print.addEventListener('change', change);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
      print.removeEventListener('change', change);
    };
  }, []);
  return printing;
}
