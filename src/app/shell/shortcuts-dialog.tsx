// The dialog that lists the keyboard shortcuts.
import { Dialog } from '#app/controls/dialog.tsx';
import { actions } from '#app/state/store.ts';
import { PAGE_SHORTCUTS, PART_SHORTCUTS } from './shortcut-words.ts';
import './shortcuts-dialog.css';

export function ShortcutsDialog() {
  return (
    <Dialog title="Keyboard shortcuts" onClose={() => actions.openDialog(null)}>
      <dl className="shortcuts">
        {[...PAGE_SHORTCUTS, ...PART_SHORTCUTS].map(({ keys, words }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">On a Mac, use Command in place of Ctrl.</p>
    </Dialog>
  );
}
