// The dialogs over the page, in one chunk.
import { lazy, type ComponentType } from 'react';
import { DifferenceDialog } from '#app/documents/difference-dialog.tsx';
import { RulesDialog } from '#app/rules/rules-dialog.tsx';
import { ShareDialog } from '#app/share/share-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useDocuments } from '#app/selectors/documents.ts';
import type { DialogId } from '#app/state/state.ts';

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
