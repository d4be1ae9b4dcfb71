// The left pane while pasted policies are checked: a box to paste or drop them, and the list of what was found.
import { ArrowLeft } from 'lucide';
import { useId, useRef, useState, type ChangeEvent, type ClipboardEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { services } from '#app/services/index.ts';
import type { FoundPolicies } from '#worker/protocol.ts';
import { pastedOf, type NewPastedPolicy } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { ARTICLE_POLICIES } from './article-sample.ts';
import { Message } from '#app/controls/message.tsx';
import { OpenInWizard } from './open-in-wizard.tsx';
import { PastedList } from './pasted-list.tsx';
import { useDroppedFiles } from './use-dropped-files.ts';
import './paste-pane.css';

type FoundPolicy = FoundPolicies['policies'][number];

interface PastedText {
  readonly text: string;
  readonly name?: string;
}

/** More tabs cannot be worked with. */
const MAX_POLICIES = 100;

const foundMessage = (count: number): string =>
  count === 1 ? 'Found and opened 1 policy.' : `Found ${count} policies. Each has its own tab.`;

/** "main.tf, line 12 › aws_iam_role.reader › assume_role_policy" */
function locationOf({ where, line }: FoundPolicy, file: string | undefined): string {
  const start = [file, line && `line ${line}`].filter(Boolean).join(', ');
  return [where && start, where].filter(Boolean).join(' › ');
}

const toNewPolicy = (found: FoundPolicy, file: string | undefined): NewPastedPolicy => ({
  title: found.title,
  where: locationOf(found, file) || undefined,
  type: found.type,
  ...(found.attachedTo && { attachedTo: found.attachedTo }),
  ...(found.unresolved.length > 0 && { unresolved: found.unresolved }),
  ...(found.assumed.length > 0 && { assumed: found.assumed }),
  original: found.text,
});

/** A location, with its file where it does not name that itself. */
const inFile = (where: string, file: string | undefined): string =>
  file === undefined || where.startsWith(file) ? where : `${file}, ${where}`;

/** Adds the policies in these texts, and returns what to tell the person. */
async function addPoliciesIn(texts: readonly PastedText[], room: number): Promise<readonly string[]> {
  const found: NewPastedPolicy[] = [];
  const messages: string[] = [];
  for (const { text, name } of texts) {
    // One after the other, to keep their order.
    // oxlint-disable-next-line no-await-in-loop
    const { policies, unread } = await services.pastedPolicies.find(
      text,
      name,
      texts.filter((each) => each.text !== text),
    );
    found.push(...policies.map((each) => toNewPolicy(each, name)));
    messages.push(...unread.map(({ where, message }) => `${inFile(where, name)}: ${message}`));
  }
  const taken = found.slice(0, room);
  if (taken.length < found.length)
    messages.unshift(`The text has ${found.length} policies, but only ${MAX_POLICIES} can be open at once.`);
  if (taken.length > 0) actions.addPasted(taken);
  return taken.length > 0 ? [foundMessage(taken.length), ...messages] : messages;
}

async function readFiles(files: FileList | null): Promise<PastedText[]> {
  const list = [...(files ?? [])].slice(0, 50);
  return Promise.all(list.map(async (file) => ({ text: await file.text(), name: file.name })));
}

export default function PastePane() {
  const { policies } = useStore((state) => pastedOf(state.draft));
  const [typed, setTyped] = useState('');
  const [messages, setMessages] = useState<readonly string[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();

  const check = async (texts: readonly PastedText[]): Promise<void> => {
    setMessages([]);
    setMessages(await addPoliciesIn(texts, MAX_POLICIES - policies.length));
    setTyped('');
  };
  const over = useDroppedFiles((files) => void readFiles(files).then(check));
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const text = event.clipboardData.getData('text/plain');
    // A paste into typed text is a part of that text.
    if (typed.trim() !== '' || text.trim() === '') return;
    event.preventDefault();
    void check([{ text }]);
  };
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
        What you paste stays in this browser, also for your next visit. Share links do not include it.
      </p>
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
          placeholder="Paste it here, or drop files anywhere on the page"
          onChange={(event) => setTyped(event.target.value)}
          onPaste={onPaste}
        />
      </div>
      <div className="paste-buttons">
        <Button weight="primary" onClick={() => void check([{ text: typed }])} disabled={typed.trim() === ''}>
          Check
        </Button>
        <Button onClick={() => chooser.current?.click()}>Choose files</Button>
        <input
          ref={chooser}
          type="file"
          accept=".json,.jsonl,.ndjson,.template,.txt,.yaml,.yml,.tf,.tfvars,.hcl,application/json"
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
        {messages.map((text) => (
          <p key={text}>
            <Message text={text} />
          </p>
        ))}
      </div>
      {policies.length > 0 ? <OpenInWizard policies={policies} /> : null}
      {policies.length > 0 ? <PastedList policies={policies} /> : null}
    </section>
  );
}
