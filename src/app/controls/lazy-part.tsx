// A part of the page whose code comes later: what stands there meanwhile, and what is said when it does not come.
import { Component, Suspense, type ReactNode } from 'react';

interface LatePartProps {
  readonly waiting: ReactNode;
  readonly children: ReactNode;
}

/** Keeps the rest of the page alive: after a new version was put online, the old one's files may be gone. */
class LoadBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="lazy-part-failed" role="alert">
        This part of the page could not be loaded. Reload the page: your answers are kept.
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
