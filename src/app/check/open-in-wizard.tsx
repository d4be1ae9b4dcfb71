// Shows which answers of the wizard make the pasted policies, and opens them in the wizard.
import { count } from '#iam/text/index.ts';
import { useEffect, useState } from 'react';
import { WandSparkles } from 'lucide';
import { Way } from '#app/controls/way.tsx';
import type { PastedDocument } from '#app/state/pasted.ts';
import { actions } from '#app/state/store.ts';
import { idsOf } from '#app/selectors/written-policies.ts';
import { services } from '#app/services/index.ts';
import type { OpenedPolicies } from '#worker/protocol.ts';

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

function Found({ found }: { found: OpenedPolicies }) {
  const { title, matched, total, isFar } = found;
  const made =
    matched === total ? `creates ${total === 1 ? 'it' : `all ${total}`}` : `creates ${matched} of ${total}`;
  const details = isFar ? [] : detailsOf(found);
  return (
    <>
      <Way
        icon={WandSparkles}
        title={isFar ? `Start from ${title}` : 'Open in the wizard'}
        detail={isFar ? `creates ${matched} of ${total} statements` : `${title} ${made}`}
        onClick={() => services.pastedPolicies.openInWizard(found)}
      />
      {details.length > 0 ? (
        <li>
          <details className="open-details">
            <summary>What changes</summary>
            {details.map((detail) => (
              <div key={detail.title}>
                <p>{detail.title}</p>
                <ul>
                  {detail.lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </div>
            ))}
          </details>
        </li>
      ) : null}
    </>
  );
}

/** The answers that make the policies, where there are some. */
export function OpenInWizard({ policies }: { policies: readonly PastedDocument[] }) {
  const recognition = useRecognized(policies);
  useEffect(() => {
    if (typeof recognition !== 'object' || recognition === null) return;
    const { matched, total, unread, answers } = recognition;
    if (matched === total && unread === 0) actions.recognizePasted(idsOf(policies), answers);
    // The policies of a recognition are those it was asked about.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [recognition]);
  const found = typeof recognition === 'object' ? recognition : null;
  return found && found.matched > 0 ? <Found found={found} /> : null;
}
