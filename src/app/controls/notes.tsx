// What is said under a control: its reading in words, advice, or what to type instead.
import { CircleAlert, Info } from 'lucide';
import { Icon } from './icon.tsx';
import type { ReactNode } from 'react';

export function ErrorNote({ children }: { children: ReactNode }) {
  return (
    <p className="note note-error">
      <Icon of={CircleAlert} />
      <span>{children}</span>
    </p>
  );
}

export function AdviceNote({ children }: { children: ReactNode }) {
  return (
    <p className="note">
      <Icon of={Info} />
      <span>{children}</span>
    </p>
  );
}
