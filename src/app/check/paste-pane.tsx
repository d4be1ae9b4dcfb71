// The left pane of pasted policies: what was pasted, what kind each is, and where they lead.
import '#app/selectors/all-rows.ts';
import { Download, FilePlus, FolderOpen, Newspaper, Undo2 } from 'lucide';
import { lazy, useId, useMemo, useRef, useState, type ChangeEvent, type ClipboardEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { Message } from '#app/controls/message.tsx';
import { Quote, SHOWN } from '#app/controls/quote.tsx';
import { useDroppedFiles } from '#app/controls/use-dropped-files.ts';
import { Way } from '#app/controls/way.tsx';
import { keepWay } from '#app/persistence/progress.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { useWritten } from '#app/selectors/written-policies.ts';
import { services } from '#app/services/index.ts';
import type { PastedText } from '#app/services/pasted-texts.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { ARTICLE_POLICIES } from './article-sample.ts';
import { OpenInWizard } from './open-in-wizard.tsx';
import { PastedList } from './pasted-list.tsx';
import './paste-pane.css';

const TightenPanel = lazy(() => import('#app/tighten/tighten-panel.tsx'));

async function readFiles(files: FileList | null): Promise<PastedText[]> {
  const list = [...(files ?? [])].slice(0, 50);
  return Promise.all(list.map(async (file) => ({ text: await file.text(), name: file.name })));
}

const check = (texts: readonly PastedText[]): void => void services.pastedPolicies.add(texts, 'keep');

/** On a narrow screen, where the editor is below. */
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
      <label htmlFor={id}>Policy, role, template or Terraform</label>
      <textarea
        id={id}
        className="boxed mono"
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

/** On one line, where it is JSON. */
function shortened(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** A whole service, and everything. */
const BROAD = /(?<=")(?:[\w-]+:)?\*(?=")/g;

function Pasted({ text }: { text: string }) {
  const isBroad = useReadiness().state === 'tooBroad';
  const short = useMemo(() => shortened(text), [text]);
  const places = [...short.slice(0, SHOWN).matchAll(BROAD)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  return <Quote text={short} places={isBroad ? places : []} />;
}

function Ways({ isEmpty }: { isEmpty: boolean }) {
  const written = useWritten();
  const chooser = useRef<HTMLInputElement>(null);
  const onFiles = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    void readFiles(currentTarget.files).then(check);
    currentTarget.value = '';
  };
  return (
    <>
      <ol className="steps">
        {isEmpty ? null : <OpenInWizard policies={written} />}
        {isEmpty ? null : (
          <Way icon={FilePlus} title="Add another policy" onClick={() => actions.addPasted()} />
        )}
        <Way
          icon={FolderOpen}
          title="Choose files"
          detail="or drop them here"
          onClick={() => chooser.current?.click()}
        />
        {isEmpty ? (
          <Way
            icon={Newspaper}
            title="Try an article"
            detail="three policies with mistakes"
            onClick={() => actions.addPasted(ARTICLE_POLICIES)}
          />
        ) : (
          <Way
            icon={Download}
            title="More formats"
            detail="Terraform, CDK, script…"
            onClick={() => {
              keepWay('formats');
              actions.openPane('create');
            }}
          />
        )}
      </ol>
      <input
        ref={chooser}
        type="file"
        accept=".json,.jsonl,.ndjson,.template,.txt,.md,.yaml,.yml,.tf,.tofu,.tfvars,.hcl,application/json"
        multiple
        hidden
        aria-label="Files with policies"
        onChange={onFiles}
      />
    </>
  );
}

function Said() {
  const notes = useStore((state) => state.pasteMessages);
  return (
    <div role="status" className="paste-said">
      {notes.map((text) => (
        <p key={text}>
          <Message text={text} />
        </p>
      ))}
    </div>
  );
}

export default function PastePane() {
  const { policies } = useStore((state) => pastedOf(state.draft));
  const tightens = useStore((state) => state.pane === 'tighten');
  const hasRole = useStore((state) => state.draft.chosen === true);
  const written = useWritten();
  const [only] = written;
  const over = useDroppedFiles(({ files }) => void readFiles(files).then(check));
  return (
    <div className="paste-pane" data-over={over || undefined}>
      <div className="caption">
        <h2>
          {only === undefined ? 'Check a policy' : written.length === 1 ? 'The policy' : 'What was found'}
        </h2>
        <Button weight="quiet" onClick={() => actions.showPasted(false)}>
          <Icon of={Undo2} />
          {hasRole ? 'Back to your role' : 'Back to the start'}
        </Button>
      </div>
      {only === undefined ? <PasteBox /> : null}
      {only !== undefined && written.length === 1 ? <Pasted text={only.text} /> : null}
      {tightens ? (
        <LazyPart waiting={null}>
          <TightenPanel />
        </LazyPart>
      ) : (
        <>
          {only === undefined ? null : <PastedList policies={policies} />}
          <Said />
          <Ways isEmpty={only === undefined} />
        </>
      )}
    </div>
  );
}
