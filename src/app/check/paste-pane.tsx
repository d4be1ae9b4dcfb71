// The left pane while pasted policies are checked: how to add them, where they lead, and the list of them.
import '#app/selectors/all-rows.ts';
import { ArrowLeft, FilePlus } from 'lucide';
import { useId, useRef, useState, type ChangeEvent, type ClipboardEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { useWritten } from '#app/selectors/written-policies.ts';
import { services } from '#app/services/index.ts';
import type { PastedText } from '#app/services/pasted-texts.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { ARTICLE_POLICIES } from './article-sample.ts';
import { ExportAs } from './export-as.tsx';
import { OpenInWizard } from './open-in-wizard.tsx';
import { PastedList } from './pasted-list.tsx';
import { useDroppedFiles } from '#app/controls/use-dropped-files.ts';
import { usePastedText } from './use-pasted-text.ts';
import './paste-pane.css';

async function readFiles(files: FileList | null): Promise<PastedText[]> {
  const list = [...(files ?? [])].slice(0, 50);
  return Promise.all(list.map(async (file) => ({ text: await file.text(), name: file.name })));
}

const check = (texts: readonly PastedText[]): void => void services.pastedPolicies.add(texts, 'keep');

/** On a narrow screen, where the editor is in another view. */
function PasteBox() {
  const [typed, setTyped] = useState('');
  const id = useId();
  const take = (text: string): void => {
    check([{ text }]);
    setTyped('');
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const text = event.clipboardData.getData('text/plain');
    // A paste into typed text is a part of that text.
    if (typed.trim() !== '' || text.trim() === '') return;
    event.preventDefault();
    take(text);
  };
  return (
    <div className="paste-box">
      <label htmlFor={id}>Policy or role as JSON, CloudFormation template, Terraform source or plan</label>
      <textarea
        id={id}
        className="mono"
        rows={6}
        value={typed}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        placeholder="Paste it here"
        onChange={(event) => setTyped(event.target.value)}
        onPaste={onPaste}
      />
      <Button weight="primary" onClick={() => take(typed)} disabled={typed.trim() === ''}>
        Check
      </Button>
    </div>
  );
}

export default function PastePane() {
  const { policies } = useStore((state) => pastedOf(state.draft));
  const notes = useStore((state) => state.pasteMessages);
  const written = useWritten();
  const chooser = useRef<HTMLInputElement>(null);
  const over = useDroppedFiles(({ files }) => void readFiles(files).then(check));
  usePastedText();
  const onFiles = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    void readFiles(currentTarget.files).then(check);
    currentTarget.value = '';
  };

  return (
    <section className="paste-pane" aria-label="Check a policy I have" data-over={over || undefined}>
      <Button weight="quiet" className="paste-back" onClick={() => actions.showPasted(false)}>
        <Icon of={ArrowLeft} />
        Back to the wizard
      </Button>
      <h2>Check a policy I have</h2>
      <p className="hint">
        <span className="wide-only">Paste it into the editor, or drop files anywhere on the page. </span>
        What you paste stays in this browser, also for your next visit. Share links do not include it.
      </p>
      <PasteBox />
      <div className="paste-buttons">
        {written.length > 0 ? (
          <Button onClick={() => actions.addPasted()}>
            <Icon of={FilePlus} />
            Add another policy
          </Button>
        ) : null}
        <Button onClick={() => chooser.current?.click()}>Choose files</Button>
        <input
          ref={chooser}
          type="file"
          accept=".json,.jsonl,.ndjson,.template,.txt,.md,.yaml,.yml,.tf,.tfvars,.hcl,application/json"
          multiple
          hidden
          aria-label="Files with policies"
          onChange={onFiles}
        />
        <Button weight="quiet" onClick={() => actions.addPasted(ARTICLE_POLICIES)}>
          Load policies from an article
        </Button>
      </div>
      <div role="status" className="paste-said">
        {notes.map((text) => (
          <p key={text}>
            <Message text={text} />
          </p>
        ))}
      </div>
      {written.length > 0 ? <OpenInWizard policies={written} /> : null}
      {written.length > 0 ? <ExportAs /> : null}
      {written.length > 0 ? <PastedList policies={policies} /> : null}
    </section>
  );
}
