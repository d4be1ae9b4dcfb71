// Decides when the full editor is loaded, and remembers it, or its failure, for every view.
import { useCallback, useEffect, useState, useSyncExternalStore, type ComponentType } from 'react';
import { isLate, onLate, tryAgain } from '#app/boot/late-files.ts';
import type { FullEditorProps } from './code-view-props.ts';
import { ON_REQUEST } from './editor-code.ts';
import { installMonacoEnvironment } from './monaco-environment.ts';

type FullEditor = ComponentType<FullEditorProps>;

const TYPING_PAUSE = 800;
/** After so long the page says that it takes its time. */
const SLOW_MS = 4000;

let loaded: FullEditor | undefined;
let loading: Promise<FullEditor> | undefined;

const isEditorMissing = (): boolean => loading !== undefined && !loaded && isLate();

/** The full editor once it is loaded, whether that failed or takes its time, and a way to ask for it. */
export function useFullEditor() {
  const [Editor, setEditor] = useState<FullEditor | undefined>(() => loaded);
  const [failed, setFailed] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const [isSlow, setIsSlow] = useState(false);

  // Its code is fetched until it comes.
  const isMissing = useSyncExternalStore(onLate, isEditorMissing, () => false);

  const fail = useCallback(() => setFailed(true), []);
  const open = useCallback(() => {
    setFailed(false);
    setIsAsked(true);
    tryAgain();
    fetchEditor().then((Component) => setEditor(() => Component), fail);
  }, [fail]);

  useEffect(() => {
    if (Editor || failed) return;
    const offered = matchMedia(ON_REQUEST);
    let cancel = () => {};
    const decide = () => {
      cancel();
      cancel = offered.matches ? () => {} : afterPaint(open);
    };
    decide();
    offered.addEventListener('change', decide);
    return () => {
      cancel();
      offered.removeEventListener('change', decide);
    };
  }, [Editor, failed, open]);

  const isWaiting = isAsked && !Editor && !failed;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isWaiting]);

  return {
    isSlow: isWaiting && isSlow,
    Editor: failed ? undefined : Editor,
    failed: failed || isMissing,
    open,
    fail,
  };
}

/** Runs `task` after the next paint; once somebody types, when the browser is idle and nobody has typed for a moment. */
function afterPaint(task: () => void): () => void {
  let timer = 0;
  let idle = 0;
  const ask = (isTyping: boolean) => {
    // Safari has no requestIdleCallback; a short delay after the paint serves as well.
    if (!isTyping) timer = window.setTimeout(task);
    else if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(task, { timeout: 4000 });
    else timer = window.setTimeout(task, 200);
  };
  const wait = (delay: number) => {
    stop();
    timer = window.setTimeout(() => requestAnimationFrame(() => ask(delay > 0)), delay);
  };
  const stop = () => {
    clearTimeout(timer);
    if (idle) cancelIdleCallback(idle);
    idle = 0;
  };
  const onType = () => wait(TYPING_PAUSE);
  addEventListener('keydown', onType, { passive: true });
  wait(0);
  return () => {
    stop();
    removeEventListener('keydown', onType);
  };
}

/** Lets the browser answer keys and draw in between. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function fetchEditor(): Promise<FullEditor> {
  loading ??= importEditor().then(
    (Component) => (loaded = Component),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

async function importEditor(): Promise<FullEditor> {
  // The server writes the read-only view only; this keeps Monaco out of its bundle.
  if (import.meta.env.SSR) throw new Error('There is no editor on a server.');
  installMonacoEnvironment();
  const { default: Editor, STEPS } = await import('./monaco-editor.tsx');
  for (const step of STEPS) {
    await nextTurn();
    step();
  }
  await nextTurn();
  return Editor;
}
