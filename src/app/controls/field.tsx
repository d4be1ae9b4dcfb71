// The frame of a question: label, hint, control and notes on the answer.
import type { ReactNode } from 'react';
import './field.css';

/** The ids that tie a control to its label, hint and notes. */
export const fieldIds = (id: string) => ({
  control: id,
  label: `${id}-label`,
  hint: `${id}-hint`,
  notes: `${id}-notes`,
  described: `${id}-hint ${id}-notes`,
});

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** A few words next to the label. */
  readonly tag?: string | undefined;
  readonly action?: ReactNode;
  /** For several controls under one label. */
  readonly group?: 'group' | 'radiogroup';
  readonly notes?: ReactNode;
  readonly children: ReactNode;
}

export function Field({ id, label, hint, tag, action, group, notes, children }: FieldProps) {
  const ids = fieldIds(id);
  const Label = group ? 'span' : 'label';
  return (
    <div
      className="field-frame"
      role={group}
      aria-labelledby={group && ids.label}
      aria-describedby={group && ids.described}
    >
      <div className="field-head">
        <Label id={ids.label} className="field-label" htmlFor={group ? undefined : ids.control}>
          {label}
        </Label>
        {tag ? <span className="tag">{tag}</span> : null}
        {action}
      </div>
      <p id={ids.hint} className="hint">
        {hint}
      </p>
      {children}
      <div id={ids.notes} className="field-notes">
        {notes}
      </div>
    </div>
  );
}
