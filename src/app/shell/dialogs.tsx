// The dialogs over the page, in one chunk.
import { lazy, type ComponentType, useState } from 'react';
import { DifferenceDialog } from '#app/documents/difference-dialog.tsx';
import { RulesDialog } from '#app/rules/rules-dialog.tsx';
import { ShareDialog } from '#app/share/share-dialog.tsx';
import { useDocuments } from '#app/selectors/documents.ts';
import type { DialogId } from '#app/state/state.ts';
import { Dialog } from '#app/controls/dialog.tsx';
import { Switch } from '#app/controls/switch.tsx';
import { areSingleKeysOn, keepSingleKeys } from '#app/persistence/settings.ts';
import { actions } from '#app/state/store.ts';
import { PAGE_SHORTCUTS, PART_SHORTCUTS } from './shortcut-words.ts';
import './shortcuts-dialog.css';

// The dialog that lists the keyboard shortcuts, and turns those of one key off.
function ShortcutsDialog() {
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

const RecentDialog = lazy(() => import('#app/recent/recent-dialog.tsx'));
const OfflineDialog = lazy(() => import('#app/offline/offline-dialog.tsx'));

const CommandPalette = lazy(() => import('./palette/command-palette.tsx'));

const DIALOGS: Record<DialogId, ComponentType> = {
  share: ShareDialog,
  shortcuts: ShortcutsDialog,
  palette: CommandPalette,
  difference: DifferenceDialog,
  rules: RulesDialog,
  recent: RecentDialog,
  offline: OfflineDialog,
};

/** Dialogs about the open document, which undo may remove. */
const OF_DOCUMENT: readonly DialogId[] = ['difference'];

export default function OpenDialog({ id }: { id: DialogId }) {
  const documents = useDocuments().length;
  const OpenedDialog = DIALOGS[id];
  return documents === 0 && OF_DOCUMENT.includes(id) ? null : <OpenedDialog />;
}
