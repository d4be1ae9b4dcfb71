// Reads what is typed into the start field. The reader's vocabulary is a chunk of its own.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { TextReading } from '#core/understand/read-text.ts';

type ReadText = (text: string) => TextReading;

/** The reading of the text; null until the reader is loaded, and for an empty text. */
export function useTextReading(text: string): TextReading | null {
  const [readText, setReadText] = useState<ReadText | null>(null);
  const latest = useDeferredValue(text);
  useEffect(() => {
    let isMounted = true;
    void import('#core/understand/read-text.ts').then((module) => {
      if (isMounted) setReadText(() => module.readText);
    });
    return () => {
      isMounted = false;
    };
  }, []);
  return useMemo(
    () => (readText === null || latest.trim() === '' ? null : readText(latest)),
    [readText, latest],
  );
}
