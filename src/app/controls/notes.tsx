// Notes under a control: errors and advice.
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
