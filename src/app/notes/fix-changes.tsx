// Shows before a fix is made how it changes what is allowed.
import { useEffect, useState } from 'react';
import { services } from '#app/services/index.ts';
import { selectSubjectOf } from '#app/selectors/access.ts';
import { useStore } from '#app/state/store.ts';
import type { AccessView, Change } from '#iam/access/index.ts';
import type { ShownDocument } from '#app/selectors/documents.ts';
import type { Fix } from '#iam/findings/index.ts';

type Found = AccessView | 'waiting' | 'unknown';

/** The changes for the first subject that the document applies to. */
async function changesOf(documentId: string, text: string, fix: Fix): Promise<AccessView | undefined> {
  const after = await services.fixes.textAfter(text, fix);
  const subject = selectSubjectOf(useStore.getState(), documentId);
  return subject && services.access.changesWith(subject, documentId, after);
}

function useChanges({ source, text }: ShownDocument, fix: Fix): Found {
  const [found, setFound] = useState<Found>('waiting');
  useEffect(() => {
    let stale = false;
    changesOf(source.id, text, fix).then(
      (view) => !stale && setFound(view ?? 'unknown'),
      () => !stale && setFound('unknown'),
    );
    return () => {
      stale = true;
    };
  }, [source.id, text, fix]);
  return found;
}

const LABELS: Readonly<Record<Change['kind'], string>> = {
  gained: 'Also allows:',
  changed: 'Allows on other resources or conditions:',
  lost: 'No longer allows:',
};

/** More names are only counted. */
const MAX_NAMES = 6;

function Line({ view, kind }: { view: AccessView; kind: Change['kind'] }) {
  const { changes = [], counts } = view.difference ?? {};
  const names = changes
    .filter((change) => change.kind === kind)
    .flatMap(({ prefix, actions }) =>
      actions.flatMap((each) => each.names.map((name) => `${prefix}:${name}`)),
    );
  const more = (counts?.[kind] ?? 0) - MAX_NAMES;
  if (names.length === 0) return null;
  return (
    <p>
      {LABELS[kind]}{' '}
      {names.slice(0, MAX_NAMES).map((name, index) => (
        <span key={name}>
          {index > 0 ? ', ' : ''}
          <code>{name}</code>
          {kind === 'gained' && view.riskKinds.has(name) ? ' (risky)' : ''}
        </span>
      ))}
      {more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}.
    </p>
  );
}

export default function FixChanges({ document, fix }: { document: ShownDocument; fix: Fix }) {
  const found = useChanges(document, fix);
  if (found === 'waiting') return <>Calculating…</>;
  if (found === 'unknown') return <>The effect is unknown: AWS’s list of actions could not be loaded.</>;
  const { difference, unread } = found;
  if (!difference)
    return (
      <>
        The effect is unknown until {unread.join(' and ')} {unread.length === 1 ? 'is' : 'are'} valid JSON.
      </>
    );
  if (difference.changes.length === 0) return <>It allows exactly the same as now.</>;
  return (
    <>
      <Line view={found} kind="gained" />
      <Line view={found} kind="changed" />
      <Line view={found} kind="lost" />
    </>
  );
}
