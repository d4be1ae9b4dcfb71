// The page: the bar at the top, what the role is at the left, what follows from it on the sheet at the right.
import { lazy, useEffect } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { useMode } from '#app/selectors/mode.ts';
import { Example, Hero } from '#app/start/first-view.tsx';
import { settle, useStore } from '#app/state/store.ts';
import { useArrival } from './early-events.ts';
import { onShortcut } from './shortcuts.ts';
import { TopBar } from './top-bar.tsx';
import '#app/theme/fonts.css';
import '#app/theme/tokens.css';
import '#app/theme/base.css';
import '#app/controls/button.css';
import '#app/editor/editor.css';
import '#app/editor/code-text.css';
import '#app/editor/monaco.css';
import './top-bar.css';
import './app.css';
import './early-events.css';

/** All but the first view, loaded while that one already works. */
const work = () => import('./work.tsx');
const LeftPane = lazy(async () => ({ default: (await work()).LeftPane }));
const Sheet = lazy(async () => ({ default: (await work()).Sheet }));
const Notices = lazy(async () => ({ default: (await work()).Notices }));
const Crumb = lazy(async () => ({ default: (await work()).Crumb }));
const Everywhere = lazy(async () => ({ default: (await work()).Everywhere }));

/** Loaded when a dialog is first opened. */
const OpenDialog = lazy(() => import('./dialogs.tsx'));

/** The work goes on as another one, so that the versions of this one stay. */
const startNew = (): void => void work().then(({ startNew: begin }) => begin());

/** The hand is at the mouse, or a key has pressed a button. */
const HAND_EVENTS = ['pointermove', 'click'];

export function App() {
  const mode = useMode();
  const pane = useStore((state) => state.pane);
  const side = useStore((state) => state.side);
  const dialog = useStore((state) => state.dialog);
  useEffect(() => {
    // In the capture phase: React stops events in parts that are not hydrated yet.
    addEventListener('keydown', onShortcut, true);
    // Who goes for a button stops typing: it acts on all that was typed, and moves no more.
    for (const type of HAND_EVENTS) addEventListener(type, settle, true);
    return () => {
      removeEventListener('keydown', onShortcut, true);
      for (const type of HAND_EVENTS) removeEventListener(type, settle, true);
    };
  }, []);
  useArrival('page');
  const isFirst = mode === 'first';
  return (
    <div className="page" data-mode={mode} data-pane={pane} data-side={side ?? undefined} data-early="page">
      <TopBar
        crumb={
          isFirst ? null : (
            <LazyPart waiting={null} quiet>
              <Crumb />
            </LazyPart>
          )
        }
        onNew={startNew}
      />
      <main className="work">
        {isFirst ? (
          <>
            <Hero
              notices={
                <LazyPart waiting={null} quiet>
                  <Notices />
                </LazyPart>
              }
            />
            <Example />
          </>
        ) : (
          <>
            <LazyPart waiting={<section className="left" aria-label="Your role" aria-busy />}>
              <LeftPane notices={<Notices />} />
            </LazyPart>
            <LazyPart waiting={<section className="sheet" aria-label="Policies" aria-busy />}>
              <Sheet />
            </LazyPart>
          </>
        )}
      </main>
      <LazyPart waiting={null} quiet>
        <Everywhere />
      </LazyPart>
      {dialog === null ? null : (
        <LazyPart waiting={null} quiet>
          <OpenDialog id={dialog} />
        </LazyPart>
      )}
    </div>
  );
}
