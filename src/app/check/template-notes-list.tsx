// The unresolved parts of a pasted policy, and the assumptions made in reading its template.
import { unresolvedIn, type UnresolvedPart } from '#app/selectors/unresolved.ts';
import type { PastedDocument } from '#app/state/pasted.ts';
import { actions } from '#app/state/store.ts';

function UnresolvedRow({
  id,
  open: { expression, where, words, start },
}: {
  id: string;
  open: UnresolvedPart;
}) {
  return (
    <li>
      {start === undefined ? (
        <code>{expression}</code>
      ) : (
        <button type="button" className="link-button" onClick={() => actions.goTo(id, start)}>
          <code>{expression}</code>
        </button>
      )}
      <span className="hint">
        {' '}
        {where}: {words}
      </span>
    </li>
  );
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export function TemplateNotesList({ policy }: { policy: PastedDocument }) {
  const open = unresolvedIn(policy, policy.text);
  const { assumed = [] } = policy;
  return (
    <>
      {open.length > 0 ? (
        <details className="template-notes" open>
          <summary>{counted(open.length, 'unresolved value', 'unresolved values')}</summary>
          <p className="hint">The template does not say what these will be. Checks skip them.</p>
          <ul>
            {open.map((each) => (
              <UnresolvedRow key={`${each.expression} ${each.where}`} id={policy.id} open={each} />
            ))}
          </ul>
        </details>
      ) : null}
      {assumed.length > 0 ? (
        <details className="template-notes">
          <summary>{counted(assumed.length, 'assumed value', 'assumed values')}</summary>
          <ul>
            {assumed.map(({ expression, value, words }) => (
              <li key={expression}>
                <code>{expression}</code>
                <span className="hint">
                  {' '}
                  is read as <code>{value}</code>: {words}.
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
