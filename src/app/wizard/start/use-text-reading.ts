// Reads the text of the first step. The readers of words and of code are chunks of their own.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { PageReading } from './page-reading.ts';
import type { TextReading } from '#core/understand/read-text.ts';

type ReadText = (text: string) => TextReading;

/** The same with what the code states, once its grammar is loaded. */
function useCodeReading(text: string, quick: PageReading | null): PageReading | null {
  const [read, setRead] = useState<PageReading | null>(null);
  const isCode = quick?.kind === 'code';
  useEffect(() => {
    if (!isCode) return undefined;
    let isCurrent = true;
    void import('#core/understand/code-answers.ts').then(async ({ codeAnswers }) => {
      const { answers, understood, open } = await codeAnswers(text);
      if (!isCurrent) return;
      setRead({
        text,
        kind: 'code',
        understood,
        suggestions: [],
        questions: open,
        ...(answers && { answers }),
      });
    });
    return () => {
      isCurrent = false;
    };
  }, [isCode, text]);
  return isCode && read?.text === text ? read : quick;
}

/** The reading of the text, or of an earlier one while it is read; null until the reader is loaded. */
export function useTextReading(text: string): PageReading | null {
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
  const quick = useMemo((): PageReading | null => {
    if (readText === null) return null;
    const reading = readText(latest);
    // Code is read in full by its own reader.
    return { ...reading, text: latest, questions: reading.kind === 'code' ? null : [] };
  }, [readText, latest]);
  return useCodeReading(latest, quick);
}
