// A part of the page whose code is loaded later: a fallback until then, and a message when loading fails.
import { Component, Suspense, type ReactNode } from 'react';
import { ReloadWords } from './reload-words.tsx';

interface LatePartProps {
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** Keeps the rest of the page working: after a new release, the files of the old one may be gone. */
class LoadBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="lazy-part-failed" role="alert">
        This part of the page could not be loaded. <ReloadWords />
      </p>
    );
  }
}

export function LazyPart({ waiting, children }: LatePartProps) {
  return (
    <LoadBoundary>
      <Suspense fallback={waiting}>{children}</Suspense>
    </LoadBoundary>
  );
}
