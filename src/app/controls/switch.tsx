// A yes-or-no question: a checkbox that looks like a switch, its name at the left, with a line on what it does.
import { memo, type ReactNode } from 'react';
import { fieldIds } from './field.tsx';
import { useLatest } from './use-latest.ts';
import './switch.css';

interface SwitchProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What it does. */
  readonly children: ReactNode;
}

/** Rendered again only when it shows something else: React writes to each input that it renders. */
const Label = memo(function Label({ id, label, checked, onChange }: Omit<SwitchProps, 'children'>) {
  const ids = fieldIds(id);
  return (
    <label className="switch-label">
      <span>{label}</span>
      <input
        id={ids.control}
        type="checkbox"
        checked={checked}
        aria-describedby={ids.notes}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
});

export function Switch({ id, label, checked, onChange, children }: SwitchProps) {
  const ids = fieldIds(id);
  return (
    <div className="switch">
      <Label id={id} label={label} checked={checked} onChange={useLatest(onChange)} />
      <div id={ids.notes} className="switch-notes hint">
        {children}
      </div>
    </div>
  );
}
