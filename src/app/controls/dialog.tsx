// A modal dialog: the browser's own, with a title and a close button.
import { X } from 'lucide';
import { Icon } from './icon.tsx';
import { useModal } from './modal.ts';
import { useId, type ReactNode } from 'react';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open while it is rendered. Escape and a click on the backdrop close it; the focus returns to where it was. */
export function Dialog({ title, wide = false, onClose, children }: DialogProps) {
  const modal = useModal(onClose);
  const heading = useId();
  return (
    <dialog {...modal} className={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={heading}>
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
            <Icon of={X} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
