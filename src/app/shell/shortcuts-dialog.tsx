// The dialog that lists the keyboard shortcuts.
import { Dialog } from '#app/controls/dialog.tsx';
import { actions } from '#app/state/store.ts';
import './shortcuts-dialog.css';

const SHORTCUTS: readonly (readonly [string, string])[] = [
  ['?', 'Show this list'],
  ['Ctrl+Z, Ctrl+Shift+Z', 'Undo and redo answers, outside the editor'],
  ['Ctrl+Enter', 'Next step of the wizard'],
  ['F8, Shift+F8', 'Next and previous finding, in the editor'],
  ['Ctrl+.', 'Fixes for the finding at the cursor, in the editor'],
  ['Ctrl+Space', 'Suggestions at the cursor, in the editor'],
  ['Up and Down', 'Move between findings; Enter shows the place in the text'],
  ['Ctrl+F', 'Find, in the editor'],
  ['Ctrl+M', 'Switch whether Tab inserts spaces or leaves the editor'],
  ['Arrow keys', 'Move between tabs'],
  ['Escape', 'Close a dialog'],
];

export function ShortcutsDialog() {
  return (
    <Dialog title="Keyboard shortcuts" onClose={() => actions.openDialog(null)}>
      <dl className="shortcuts">
        {SHORTCUTS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        On a Mac, use Command in place of Ctrl, except for Ctrl+Shift+M in place of Ctrl+M.
      </p>
    </Dialog>
  );
}
