// A text area that is as tall as its text, wrapped lines included. CSS does the sizing.
import type { ComponentProps } from 'react';
import './field.css';

interface GrowAreaProps extends ComponentProps<'textarea'> {
  readonly value: string;
  /** Prose, not code. */
  readonly prose?: boolean;
}

export function GrowArea({ prose = false, ...rest }: GrowAreaProps) {
  return (
    <div className={prose ? 'grow-area grow-prose' : 'grow-area'} data-text={rest.value || rest.placeholder}>
      <textarea className={prose ? 'input input-prose' : 'input'} rows={1} {...rest} />
    </div>
  );
}
