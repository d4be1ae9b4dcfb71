// A hand edit compared with the wizard's version, line by line.
import type { ChangeObject } from 'diff';
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { useOpenDocument } from '#app/selectors/documents.ts';
import { EditList } from '#app/edits/edit-list.tsx';
import { actions } from '#app/state/store.ts';
import './difference-dialog.css';

interface DiffLine {
  readonly key: string;
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

function toLines(changes: readonly ChangeObject<string>[]): readonly DiffLine[] {
  return changes.flatMap((change, block) => {
    const sign = change.added ? '+' : change.removed ? '-' : ' ';
    return change.value
      .replace(/\n$/, '')
      .split('\n')
      .map((text, line) => ({ key: `${block} ${line}`, sign, text }) as const);
  });
}

const SIGN_TEXT = { '+': 'added', '-': 'removed', ' ': '' } as const;

export function DifferenceDialog() {
  const document = useOpenDocument();
  const { composed, text, source, holder } = document;
  const before = holder.kind === 'pasted' ? 'the pasted version' : 'the wizard’s version';
  const [lines, setLines] = useState<readonly DiffLine[]>([]);
  useEffect(() => {
    let stale = false;
    void import('diff').then(({ diffLines }) => {
      if (!stale) setLines(toLines(diffLines(`${composed}\n`, `${text}\n`)));
    });
    return () => {
      stale = true;
    };
  }, [composed, text]);
  const close = (): void => actions.openDialog(null);
  return (
    <Dialog title={`${source.title}: ${before} and yours`} wide onClose={close}>
      <EditList document={document} onShow={close} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard */}
      <pre className="difference" tabIndex={0} aria-label="Differences">
        {lines.map(({ key, sign, text: line }) => (
          <span key={key} className="difference-line" data-sign={sign}>
            <span aria-hidden>{sign} </span>
            {SIGN_TEXT[sign] ? <span className="visually-hidden">{SIGN_TEXT[sign]}: </span> : null}
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
      <div className="dialog-buttons">
        <Button
          onClick={() => {
            actions.resetDocument(source.id, composed);
            close();
          }}
        >
          Use {before}
        </Button>
        <Button weight="primary" onClick={close}>
          Keep mine
        </Button>
      </div>
    </Dialog>
  );
}
