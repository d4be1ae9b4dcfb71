// A text area that is as tall as its text, wrapped lines included. CSS does the sizing.
import type { ComponentProps, ReactNode } from 'react';
import './field.css';

interface GrowAreaProps extends ComponentProps<'textarea'> {
  readonly value: string;
  /** Prose, not code. */
  readonly prose?: boolean;
  /** The same text in the same place, behind the field: what is marked in it. */
  readonly marks?: ReactNode;
}

export function GrowArea({ prose = false, marks, ...rest }: GrowAreaProps) {
  return (
    <div className={prose ? 'grow-area grow-prose' : 'grow-area'} data-text={rest.value || rest.placeholder}>
      {marks}
      <textarea className={prose ? 'input input-prose' : 'input'} rows={1} {...rest} />
    </div>
  );
}
