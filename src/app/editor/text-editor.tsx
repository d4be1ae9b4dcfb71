// A plain text box for editing where the full editor is not loaded.
import { useId } from 'react';
import type { CodeViewProps } from './code-view-props.ts';

/** The whole text in one labeled box: every browser, keyboard and screen reader can edit it. */
export function TextEditor({ label, text, readOnly, onEdit }: CodeViewProps) {
  const id = useId();
  return (
    <div className="code-text">
      <label htmlFor={id}>
        Edit the JSON: <span>{label}</span>
      </label>
      <textarea
        id={id}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        wrap="soft"
        onChange={(event) => onEdit(event.target.value)}
      />
    </div>
  );
}
