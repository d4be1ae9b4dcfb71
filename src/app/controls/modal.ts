// What every modal dialog of the page does: the browser's own, open while it is rendered.
import { useLayoutEffect, useRef, type DialogHTMLAttributes, type RefObject } from 'react';

type ModalProps = Pick<DialogHTMLAttributes<HTMLDialogElement>, 'onCancel' | 'onClose' | 'onClick'> & {
  readonly ref: RefObject<HTMLDialogElement | null>;
};

/** The props of a `dialog` that Escape and a click on the backdrop close; the focus returns to where it was. */
export function useModal(onClose: () => void): ModalProps {
  const ref = useRef<HTMLDialogElement>(null);
  const isHere = useRef(false);
  // Before the next event: that of a dialog that is closed may come right after it is gone.
  useLayoutEffect(() => {
    const dialog = ref.current;
    isHere.current = true;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      isHere.current = false;
      dialog?.close();
    };
  }, []);
  return {
    ref,
    // The browser says that it closed a moment later: a shortcut pressed before would find it open still.
    onCancel: (event) => {
      if (event.target !== ref.current) return;
      event.preventDefault();
      onClose();
    },
    // By then another dialog may have taken the place of this one.
    onClose: () => {
      if (isHere.current) onClose();
    },
    // The backdrop is part of the dialog element: a click on the element itself is a click outside its content.
    onClick: ({ target }) => {
      if (target === ref.current) onClose();
    },
  };
}
