// A text area that is as tall as its text, wrapped lines included, without a script measuring it.
import type { ComponentProps } from 'react';

interface GrowAreaProps extends ComponentProps<'textarea'> {
  readonly value: string;
  /** Running text, not code. */
  readonly prose?: boolean;
}

export function GrowArea({ prose = false, ...rest }: GrowAreaProps) {
  return (
    <div className={prose ? 'grow-area grow-prose' : 'grow-area'} data-text={rest.value || rest.placeholder}>
      <textarea className={prose ? 'input input-prose' : 'input'} rows={1} {...rest} />
    </div>
  );
}
