// What is said under a control: its reading in words, advice, or what to type instead.
import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';

export function ErrorNote({ children }: { children: ReactNode }) {
  return (
    <p className="note note-error">
      <CircleAlert className="icon" aria-hidden />
      <span>{children}</span>
    </p>
  );
}

export function AdviceNote({ children }: { children: ReactNode }) {
  return (
    <p className="note">
      <Info className="icon" aria-hidden />
      <span>{children}</span>
    </p>
  );
}
