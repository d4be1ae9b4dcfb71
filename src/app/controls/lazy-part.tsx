// A part of the page whose code is loaded later: a fallback until then, Retry when it does not come, and a message when
// it stops with an error.
import { Component, Suspense, useSyncExternalStore, type ReactNode } from 'react';
import { isLate, onLate, tryAgain } from '#app/boot/late-files.ts';
import { ReloadWords } from './reload-words.tsx';

interface LatePartProps {
  readonly waiting: ReactNode;
  /** Without a Retry of its own, where there is no room for one: the notice over the page has one too. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** Keeps the rest of the page working. */
class LoadBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="lazy-part-failed" role="alert">
        This part of the page stopped with an error. <ReloadWords />
      </p>
    );
  }
}

/** The notice in the page itself says why. */
function Waiting({ waiting, quiet = false }: Omit<LatePartProps, 'children'>) {
  const late = useSyncExternalStore(onLate, isLate, () => false);
  if (!late || quiet) return waiting;
  return (
    <p className="lazy-part-failed">
      Not loaded yet.{' '}
      <button type="button" className="link-button" onClick={tryAgain}>
        Retry
      </button>
    </p>
  );
}

export function LazyPart({ children, ...waiting }: LatePartProps) {
  return (
    <LoadBoundary>
      <Suspense fallback={<Waiting {...waiting} />}>{children}</Suspense>
    </LoadBoundary>
  );
}
