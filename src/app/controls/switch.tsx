// A yes-or-no question: a checkbox that looks like a switch, with lines on what it does.
import type { ReactNode } from 'react';
import { fieldIds } from './field.tsx';
import './switch.css';

interface SwitchProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What it does. */
  readonly children: ReactNode;
}

export function Switch({ id, label, checked, onChange, children }: SwitchProps) {
  const ids = fieldIds(id);
  return (
    <div className="switch">
      <label className="switch-label">
        <input
          id={ids.control}
          type="checkbox"
          checked={checked}
          aria-describedby={ids.notes}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {label}
      </label>
      <div id={ids.notes} className="switch-notes hint">
        {children}
      </div>
    </div>
  );
}
