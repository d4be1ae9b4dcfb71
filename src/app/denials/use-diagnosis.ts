// What AWS refused, of the text that was brought: one answer of the worker for both panes.
import { useEffect, useState } from 'react';
import { services } from '#app/services/index.ts';
import { useStore } from '#app/state/store.ts';
import type { DiagnosedGroup } from '#worker/protocol.ts';

type DiagnosedText =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'diagnosed'; readonly groups: readonly DiagnosedGroup[] };

let last: { readonly text: string; readonly asked: Promise<DiagnosedText> } | undefined;

function diagnose(text: string): Promise<DiagnosedText> {
  if (last?.text !== text) {
    const asked = services.denials.diagnose(text).then(
      (groups): DiagnosedText => ({ state: 'diagnosed', groups }),
      (error: Error): DiagnosedText => ({ state: 'failed', message: error.message }),
    );
    last = { text, asked };
  }
  return last.asked;
}

const WAITING: DiagnosedText = { state: 'waiting' };

export function useDiagnosis(): { readonly text: string; readonly diagnosed: DiagnosedText } {
  const text = useStore(({ draft }) => draft.brought?.text ?? '');
  const [known, setKnown] = useState<{ text: string; diagnosed: DiagnosedText }>();
  useEffect(() => {
    let isCurrent = true;
    void diagnose(text).then((diagnosed) => {
      if (isCurrent) setKnown({ text, diagnosed });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return { text, diagnosed: known?.text === text ? known.diagnosed : WAITING };
}
