// What a fix would change in what is allowed, said before it is made.
import { useEffect, useState } from 'react';
import { changesWith, type AccessView } from '#app/services/access.ts';
import { fixedText } from '#app/services/checking.ts';
import type { ShownDocument } from '#app/selectors/kit.ts';
import type { Fix } from '#core/diagnostics/fix.ts';
import type { Change } from '#core/access/matrix/difference.ts';

type Found = AccessView | 'waiting' | 'unknown';

function useChanges({ source, text }: ShownDocument, fix: Fix): Found {
  const [found, setFound] = useState<Found>('waiting');
  useEffect(() => {
    let stale = false;
    fixedText(text, fix)
      .then((after) => changesWith(source.id, after))
      .then(
        (view) => !stale && setFound(view ?? 'unknown'),
        () => !stale && setFound('unknown'),
      );
    return () => {
      stale = true;
    };
  }, [source.id, text, fix]);
  return found;
}

const WORDS: Readonly<Record<Change['kind'], string>> = {
  gained: 'Allows besides:',
  changed: 'Allows elsewhere or otherwise:',
  lost: 'No longer allows:',
};

/** So many names are told. */
const NAMES = 6;

function Line({ view, kind }: { view: AccessView; kind: Change['kind'] }) {
  const { changes = [], counts } = view.difference ?? {};
  const names = changes
    .filter((change) => change.kind === kind)
    .flatMap(({ prefix, actions }) =>
      actions.flatMap((each) => each.names.map((name) => `${prefix}:${name}`)),
    );
  const more = (counts?.[kind] ?? 0) - NAMES;
  if (names.length === 0) return null;
  return (
    <p>
      {WORDS[kind]}{' '}
      {names.slice(0, NAMES).map((name, index) => (
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
  if (found === 'waiting') return <>Working it out…</>;
  if (found === 'unknown') return <>What it changes cannot be told: AWS’s list of actions is not there.</>;
  const { difference, unread } = found;
  if (!difference)
    return <>What it changes cannot be told while {unread.join(' and ')} cannot be read as JSON.</>;
  if (difference.changes.length === 0) return <>It allows exactly what is allowed now.</>;
  return (
    <>
      <Line view={found} kind="gained" />
      <Line view={found} kind="changed" />
      <Line view={found} kind="lost" />
    </>
  );
}
