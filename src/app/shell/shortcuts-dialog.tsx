// The dialog that lists the keyboard shortcuts, and turns those of one key off.
import { useState } from 'react';
import { Dialog } from '#app/controls/dialog.tsx';
import { Switch } from '#app/controls/switch.tsx';
import { areSingleKeysOn, keepSingleKeys } from '#app/persistence/settings.ts';
import { actions } from '#app/state/store.ts';
import { PAGE_SHORTCUTS, PART_SHORTCUTS } from './shortcut-words.ts';
import './shortcuts-dialog.css';

export function ShortcutsDialog() {
  const [on, setOn] = useState(areSingleKeysOn);
  const turn = (isOn: boolean): void => {
    keepSingleKeys(isOn);
    setOn(isOn);
  };
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
      <Switch id="single-keys" label="Shortcuts of one key" checked={on} onChange={turn}>
        <p>J, K, / and 1 to 4. Off, only ? stays: for people who speak to their computer.</p>
      </Switch>
      <p className="hint">On a Mac, use Command in place of Ctrl.</p>
    </Dialog>
  );
}
