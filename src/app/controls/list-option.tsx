// An option of a list that a text field controls, with a heading where a group begins.
import type { ReactNode } from 'react';

interface ListOptionProps {
  readonly id: string;
  /** The first words of its class names: `combo` has combo-heading and combo-option. */
  readonly kind: 'combo' | 'palette';
  readonly heading: string | undefined;
  readonly chosen: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
}

export function ListOption({ id, kind, heading, chosen, onPick, children }: ListOptionProps) {
  return (
    <>
      {heading ? (
        <div className={`${kind}-heading`} role="presentation">
          {heading}
        </div>
      ) : null}
      {/* The focus stays in the input, which handles the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        id={id}
        className={`${kind}-option`}
        role="option"
        aria-selected={chosen}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPick}
      >
        {children}
      </div>
    </>
  );
}
