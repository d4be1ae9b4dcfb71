// The banner on a page that was opened from a link, or that explains why a link could not be opened.
import { Link, TriangleAlert, X } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Button } from '#app/controls/button.tsx';
import { useKit } from '#app/selectors/kit.ts';
import { useAllFindings } from '#app/selectors/findings.ts';
import { failingText, useProofTally } from '#app/selectors/proofs.ts';
import type { LinkNote } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';
import { documentsOf } from '#deepseek/compose/index.ts';
import { findScenario } from '#deepseek/catalog/index.ts';

function Opened({ note }: { note: Extract<LinkNote, { kind: 'opened' }> }) {
  const kit = useKit();
  const overrides = Object.keys(useStore((state) => state.draft.overrides));
  const edited = overrides.length;
  const made = new Set(documentsOf(kit).map(({ id }) => id));
  const leftOut = overrides.filter((id) => !made.has(id));
  const own = useStore((state) => state.draft.cases?.length ?? 0);
  const proofs = useProofTally();
  const serious = useAllFindings().filter(({ finding }) => finding.severity !== 'suggestion').length;
  const { replaced } = note;
  return (
    <>
      <Icon of={Link} />
      <div>
        <p>
          <strong>This came from a link: “{findScenario(kit.scenario)?.title}”.</strong> Someone else chose
          the answers{note.isComparison ? ', and sent changes to a shared version' : ''}. Check accounts,
          buckets and who may use the role.
          {edited > 0 ? ` ${edited} ${edited === 1 ? 'document was' : 'documents were'} edited by hand.` : ''}
          {leftOut.length > 0 ? ` Left out, as there is no such policy: ${leftOut.join(', ')}.` : ''}
          {own > 0 ? ` ${own} ${own === 1 ? 'check was' : 'checks were'} added.` : ''}
          {serious > 0 ? ` ${serious} ${serious === 1 ? 'problem' : 'problems'}.` : ''}
          {proofs && proofs.failing > 0 ? ` ${failingText(proofs)}.` : ''}
        </p>
        {note.notes.map((text) => (
          <p key={text} className="hint">
            {text}
          </p>
        ))}
      </div>
      {replaced ? (
        <Button onClick={() => actions.replaceDraft(replaced.draft, null, replaced.begun)}>
          Restore my answers
        </Button>
      ) : null}
    </>
  );
}

/** What stays with a draft that another version of the page made, and does nothing here. */
function Unknown() {
  const { unknownAnswers, unknownParts } = useStore((state) => state.draft);
  const names = Object.keys({ ...unknownAnswers, ...unknownParts });
  if (names.length === 0) return null;
  return (
    <section className="banner" aria-label="About these answers">
      <Icon of={TriangleAlert} className="severity-warning" />
      <p role="status">
        <strong>Another version of this page wrote {names.join(', ')}.</strong> The role does not follow it.
      </p>
    </section>
  );
}

export function LinkBanner() {
  const note = useStore((state) => state.link);
  if (!note) return <Unknown />;
  return (
    <section className="banner" data-kind={note.kind} aria-label="About the link">
      {note.kind === 'opened' ? (
        <Opened note={note} />
      ) : (
        <>
          <Icon of={TriangleAlert} className="severity-error" />
          <p role="alert">
            <strong>The link could not be opened.</strong> {note.message} Your own answers are still here.
          </p>
        </>
      )}
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={actions.dismissLink}>
        <Icon of={X} />
      </button>
    </section>
  );
}
