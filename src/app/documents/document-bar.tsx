// The bar over the editor: verdict, size, and buttons to copy, download and edit the document.
import { Copy } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { useKit } from '#app/selectors/kit.ts';
import { useDocuments, useOpenDocument, type ShownDocument } from '#app/selectors/documents.ts';
import { HandEdits } from '#app/edits/hand-edits.tsx';
import { copyDocument, downloadAll, downloadDocument } from '#app/persistence/files.ts';
import { services } from '#app/services/index.ts';
import { isPlaceholder, selectCopyTroubles } from '#app/selectors/copy-troubles.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { BarTools } from './bar-tools.tsx';
import { offerTools, type BarTool } from './document-tools.ts';
import { CopyResultBar, type CopyResult } from './copy-outcome.tsx';
import { SizeMeter } from './size-meter.tsx';
import { Verdict } from './verdict.tsx';

type CopyAction = 'copy' | 'download' | 'all';

const VERBS: Readonly<Record<CopyAction, string>> = {
  copy: 'Copy',
  download: 'Download',
  all: 'Download',
};

async function runAction(
  how: CopyAction,
  document: ShownDocument,
  all: readonly ShownDocument[],
  kit: RoleKit,
): Promise<CopyResult> {
  const { text, source } = document;
  const { id } = source;
  if (how === 'all') {
    await downloadAll(all, kit);
    return { kind: 'saved-all', id, text };
  }
  if (how === 'download') {
    return { kind: 'downloaded', id, text, file: downloadDocument(document) };
  }
  const copied = await copyDocument(document);
  if (copied) actions.markCopied(id, text);
  return { kind: copied ? 'copied' : 'failed', id, text };
}

export function DocumentBar() {
  const document = useOpenDocument();
  const documents = useDocuments();
  const kit = useKit();
  const [outcome, setOutcome] = useState<CopyResult | null>(null);
  const hasPlaceholders = useStore((state) => selectCopyTroubles(state, document).some(isPlaceholder));

  const run = async (how: CopyAction, which = document): Promise<void> =>
    setOutcome(await runAction(how, which, documents, kit));
  const start = (how: CopyAction): void => {
    if (hasPlaceholders && actions.shouldWarn())
      setOutcome({
        kind: 'not-ready',
        verb: VERBS[how],
        id: document.source.id,
        text: document.text,
        proceed: () => void run(how),
      });
    else void run(how);
  };
  const copyNext = (next: ShownDocument): void => {
    actions.openDocument(next.source.id);
    void run('copy', next);
  };
  const { source, text, composed } = document;
  const blank = document.holder.kind === 'pasted' && text === '';
  const tidy = async (): Promise<void> => {
    actions.putDocument(source.id, await services.editorHelp.format(text), composed, document.undecided);
  };

  const tools: readonly BarTool[] = [
    ...(document.edited ? [{ id: 'format', label: 'Format', run: () => void tidy() }] : []),
    { id: 'console', label: 'How to add it', run: () => actions.openDialog('console') },
    { id: 'download', label: 'Download', run: () => start('download') },
    ...(documents.length > 1
      ? [
          {
            id: 'download-all',
            label: 'Download all',
            name: 'Download all (.zip)',
            title: 'All documents in one .zip file',
            run: () => start('all'),
          },
        ]
      : []),
  ];

  const copy: BarTool = { id: 'copy', label: 'Copy policy', run: () => start('copy') };
  useEffect(() => offerTools(blank ? [] : [copy, ...tools]));

  return (
    <>
      <div className="bar">
        <Verdict />
        {blank ? null : (
          <>
            <SizeMeter />
            <HandEdits />
            <BarTools tools={tools} />
            <Button weight="primary" className="bar-copy" onClick={copy.run}>
              <Icon of={Copy} />
              <span>
                Copy<span className="bar-rest"> policy</span>
              </span>
            </Button>
          </>
        )}
      </div>
      {outcome && outcome.id === document.source.id && outcome.text === document.text ? (
        <CopyResultBar
          outcome={outcome}
          document={document}
          onCopy={copyNext}
          onClose={() => setOutcome(null)}
        />
      ) : null}
    </>
  );
}
