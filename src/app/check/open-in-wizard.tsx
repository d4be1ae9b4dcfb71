// Shows which answers of the wizard make the pasted policies, and opens them in the wizard.
import { count } from '#core/text/words.ts';
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import type { PastedDocument } from '#app/state/pasted.ts';
import { actions } from '#app/state/store.ts';
import { idsOf } from '#app/selectors/written-policies.ts';
import { services } from '#app/services/index.ts';
import type { OpenedPolicies } from '#worker/protocol.ts';
import './open-in-wizard.css';

/** Long enough that nothing is recognized while somebody types. */
const PAUSE_MS = 600;

type Recognition = 'looking' | 'failed' | OpenedPolicies | null;

function useRecognized(policies: readonly PastedDocument[]): Recognition {
  const [recognition, setRecognition] = useState<Recognition>('looking');
  useEffect(() => {
    let stale = false;
    const put = (next: Recognition): void => {
      if (!stale) setRecognition(next);
    };
    put('looking');
    const timer = setTimeout(() => {
      services.pastedPolicies.recognize(policies).then(put, () => put('failed'));
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [policies]);
  return recognition;
}

/** Names, grouped by their document: "Permissions policy: ReadWeights, ListWeights". */
function byDocument(named: OpenedPolicies['added']): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { name, document } of named) groups.set(document, [...(groups.get(document) ?? []), name]);
  return [...groups].map(([document, names]) => `${document}: ${names.join(', ')}`);
}

interface Detail {
  readonly title: string;
  readonly lines: readonly string[];
}

function detailsOf({ added, kept, unplaced, extraDocuments, unread }: OpenedPolicies): readonly Detail[] {
  const details: readonly Detail[] = [
    { title: 'Kept as extra statements in a hand edit', lines: byDocument(kept) },
    { title: 'The wizard adds', lines: byDocument(added) },
    { title: 'It also creates', lines: [...new Set(extraDocuments)] },
    { title: 'Not opened: the wizard has no document for them', lines: unplaced },
    {
      title: 'Left out',
      lines: unread > 0 ? [`${count(unread, 'text')}: not valid JSON, or too long`] : [],
    },
  ];
  return details.filter(({ lines }) => lines.length > 0);
}

/** The answers are only similar, so the policies stay where they are. */
function Far({ found }: { found: OpenedPolicies }) {
  const { title, matched, total } = found;
  return (
    <>
      <p>
        No scenario in the wizard creates half of these statements. The closest is <strong>{title}</strong>,
        with {matched} of {total}.
      </p>
      <p className="hint">Your policies stay here. Undo brings your answers in the wizard back.</p>
      <Button onClick={() => services.pastedPolicies.openInWizard(found)}>Start from {title}</Button>
    </>
  );
}

function Found({ found }: { found: OpenedPolicies }) {
  const { title, matched, total } = found;
  const all = matched === total;
  return (
    <>
      <p>
        <strong>{title}</strong> creates{' '}
        {all
          ? total === 1
            ? 'the statement'
            : `all ${total} statements`
          : `${matched} of the ${total} statements`}
        .
      </p>
      {detailsOf(found).map((detail) => (
        <div key={detail.title} className="open-detail">
          <p>{detail.title}</p>
          <ul>
            {detail.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="hint">This replaces your answers in the wizard. Undo brings them back.</p>
      <Button weight="primary" onClick={() => services.pastedPolicies.openInWizard(found)}>
        Open in the wizard
      </Button>
    </>
  );
}

function RecognitionResult({ recognition }: { recognition: Recognition }) {
  if (recognition === 'looking')
    return <p className="hint">Looking for answers that create these policies…</p>;
  if (recognition === 'failed')
    return (
      <p className="hint">This part of the page could not be loaded. Check the connection and reload.</p>
    );
  if (recognition !== null)
    return recognition.isFar ? <Far found={recognition} /> : <Found found={recognition} />;
  return (
    <>
      <p className="hint">
        No scenario in the wizard creates statements like these. Your policies stay here while you use the
        wizard.
      </p>
      <Button onClick={() => actions.showPasted(false)}>Go to the wizard</Button>
    </>
  );
}

export function OpenInWizard({ policies }: { policies: readonly PastedDocument[] }) {
  const recognition = useRecognized(policies);
  useEffect(() => {
    if (typeof recognition !== 'object' || recognition === null) return;
    const { matched, total, unread, answers } = recognition;
    if (matched === total && unread === 0) actions.recognizePasted(idsOf(policies), answers);
    // The policies of a recognition are those it was asked about.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [recognition]);
  return (
    <section className="open-in-wizard" aria-label="In the wizard" aria-busy={recognition === 'looking'}>
      <h3>In the wizard</h3>
      <RecognitionResult recognition={recognition} />
    </section>
  );
}
