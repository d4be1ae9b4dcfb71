// A modal dialog: the browser's own, with a title and a close button.
import { X } from 'lucide';
import { Icon } from './icon.tsx';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open while it is rendered. Escape and a click on the backdrop close it; the focus returns to where it was. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const isHere = useRef(false);
  // Before the next event: that of a dialog that is closed may come right after it is gone.
  useLayoutEffect(() => {
    const element = dialog.current;
    isHere.current = true;
    if (element && !element.open) element.showModal();
    return () => {
      isHere.current = false;
      element?.close();
    };
  }, []);
  return (
    // The backdrop is part of the dialog element: a click on the element itself is a click outside its content.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape does the same
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      // The browser says it a moment later, when another dialog may have taken the place of this one.
      onClose={() => {
        if (isHere.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            <Icon of={X} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
