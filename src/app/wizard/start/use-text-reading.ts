// Reads what is typed or pasted into the start field. The readers of words and of code are chunks of their own.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { TextReading } from '#core/understand/read-text.ts';

type ReadText = (text: string) => TextReading;

interface ReadCode {
  readonly text: string;
  readonly reading: TextReading;
}

/** The same with what the code states, once its grammar is loaded. */
function useCodeReading(text: string, quick: TextReading | null): TextReading | null {
  const [read, setRead] = useState<ReadCode | null>(null);
  const isCode = quick?.kind === 'code';
  useEffect(() => {
    if (!isCode) return undefined;
    let isCurrent = true;
    void import('#core/understand/code-answers.ts').then(async ({ codeAnswers }) => {
      const { answers, understood } = await codeAnswers(text);
      if (!isCurrent) return;
      const reading: TextReading = { kind: 'code', understood, suggestions: [], ...(answers && { answers }) };
      setRead({ text, reading });
    });
    return () => {
      isCurrent = false;
    };
  }, [isCode, text]);
  return isCode && read?.text === text ? read.reading : quick;
}

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
  const quick = useMemo(
    () => (readText === null || latest.trim() === '' ? null : readText(latest)),
    [readText, latest],
  );
  return useCodeReading(latest, quick);
}
