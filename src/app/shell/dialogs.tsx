// The dialogs over the page, in one chunk.
import type { ComponentType } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { ConsoleDialog } from '#app/documents/console-dialog.tsx';
import { DifferenceDialog } from '#app/documents/difference-dialog.tsx';
import { RulesDialog } from '#app/rules/rules-dialog.tsx';
import { ShareDialog } from '#app/share/share-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useKit } from '#app/selectors/kit.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import type { DialogId } from '#app/state/state.ts';
import { actions } from '#app/state/store.ts';
import { ScenarioCards } from '#app/wizard/scenario-cards.tsx';

function ScenarioDialog() {
  const { scenario } = useKit();
  return (
    <Dialog title="Start from…" wide onClose={() => actions.openDialog(null)}>
      <p className="hint">Starts over with a scenario. Ctrl+Z brings back your answers.</p>
      <p>
        <Button onClick={() => actions.showPasted(true)}>Check a policy I have</Button>
      </p>
      <ScenarioCards current={scenario} onChoose={actions.startOver} />
    </Dialog>
  );
}

const DIALOGS: Record<DialogId, ComponentType> = {
  scenarios: ScenarioDialog,
  share: ShareDialog,
  shortcuts: ShortcutsDialog,
  console: ConsoleDialog,
  difference: DifferenceDialog,
  rules: RulesDialog,
};

/** Dialogs about the open document, which undo may remove. */
const OF_DOCUMENT: readonly DialogId[] = ['console', 'difference'];

export default function OpenDialog({ id }: { id: DialogId }) {
  const documents = useDocuments().length;
  const OpenedDialog = DIALOGS[id];
  return documents === 0 && OF_DOCUMENT.includes(id) ? null : <OpenedDialog />;
}
