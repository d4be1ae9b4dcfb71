// Makes a link that holds the answers, hand edits and added checks; nothing is uploaded.
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Dialog } from '#app/controls/dialog.tsx';
import { shareLinkOf, type ShareLink } from '#app/persistence/share-link.ts';
import { copyText } from '#app/persistence/clipboard.ts';
import { pastedOf, type PageDraft } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { grouped } from '#iam/text/index.ts';
import './share-dialog.css';

/** Some chat and mail programs cut longer links. */
const SAFE_LENGTH = 2000;

/** Copies the link, and returns what to tell the person. */
async function copyLink(link: string): Promise<string> {
  return (await copyText(link))
    ? `Copied: ${grouped(link.length)} characters.`
    : 'The browser did not allow copying. Select the link and copy it.';
}

/** Names the parts that are left out because they may contain account IDs. */
function leftOutText(edits: number, own: number): string {
  const what = [edits > 0 ? 'hand edits' : '', own > 0 ? 'added checks' : ''].filter(Boolean).join(' and ');
  return what === ''
    ? ''
    : ` ${what[0]?.toUpperCase()}${what.slice(1)} are left out too, since they may contain them.`;
}

/** Whether the draft differs from the version that came from a link. */
const isChanged = ({ shared, ...draft }: PageDraft): boolean =>
  shared !== undefined &&
  (['answers', 'overrides', 'cases'] as const).some(
    (part) => JSON.stringify(draft[part]) !== JSON.stringify(shared[part]),
  );

export function ShareDialog() {
  const draft = useStore((state) => state.draft);
  const [identities, setIdentities] = useState(true);
  const [made, setMade] = useState<ShareLink>({ address: '', fault: null });
  const [message, setMessage] = useState('');
  const edits = Object.keys(draft.overrides).length;
  const own = draft.cases?.length ?? 0;
  const pasted = pastedOf(draft).policies.length;

  useEffect(() => {
    let stale = false;
    void shareLinkOf(draft, { identities }).then(async (fresh) => {
      if (stale) return;
      setMade(fresh);
      if (fresh.fault === null) setMessage(await copyLink(fresh.address));
    });
    return () => {
      stale = true;
    };
  }, [draft, identities]);

  const link = made.address;
  return (
    <Dialog title="Share" onClose={() => actions.openDialog(null)}>
      <p>
        The link holds everything: anyone who opens it sees the same answers and documents
        {own > 0 ? `, and the ${own === 1 ? 'check' : `${own} checks`} you added` : ''}. Browsers never send
        the part after # to a server.
      </p>
      {isChanged(draft) ? (
        <p>
          To send back what you changed as a comparison,{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              actions.openDialog(null);
              actions.openPane('review');
            }}
          >
            review your changes
          </button>
          .
        </p>
      ) : null}
      {pasted > 0 ? <p>The link does not include the policies you pasted. Send them as files.</p> : null}
      <label className="check-row">
        <input
          type="checkbox"
          checked={!identities}
          onChange={(event) => {
            setIdentities(!event.target.checked);
            setMessage('');
          }}
        />
        <span>
          Leave out account IDs, names and ARNs
          <span className="hint">
            {' '}
            The recipient is asked for them instead.
            {leftOutText(edits, own)}
          </span>
        </span>
      </label>
      <label>
        <span className="visually-hidden">Link</span>
        <textarea
          className="share-link mono"
          readOnly
          rows={4}
          value={link}
          onFocus={(event) => event.target.select()}
        />
      </label>
      {made.fault ? (
        <p className="severity-error">{made.fault} Download the documents instead.</p>
      ) : link.length > SAFE_LENGTH ? (
        <p className="severity-warning">
          Some chat and email apps cut off links this long, and the page then says so. Downloading the
          documents is safer.
        </p>
      ) : null}
      <div className="dialog-buttons">
        <p role="status">{message}</p>
        <Button
          weight="primary"
          disabled={made.fault !== null}
          onClick={() => void copyLink(link).then(setMessage)}
        >
          Copy link
        </Button>
      </div>
    </Dialog>
  );
}
