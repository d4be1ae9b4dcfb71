// Catches a crash of the full editor, so that the read-only view can take over.
import { Component, type ReactNode } from 'react';

interface Props {
  onError(): void;
  children: ReactNode;
}

export class EditorBoundary extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override componentDidCatch() {
    this.props.onError();
  }

  override render() {
    return this.state.crashed ? null : this.props.children;
  }
}
