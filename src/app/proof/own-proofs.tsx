// What a person expects besides the scenario: each proved like the others, to be changed or removed.
import type { OwnCase } from '#core/request/call.ts';
import { ownOf } from './proof-groups.ts';
import type { Proofs } from '#app/state/proofs.ts';
import { casesOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { focusTab } from '#app/controls/tabs.tsx';
import { ProofRow } from './proof-row.tsx';

interface OwnProps {
  readonly proofs: Proofs;
  readonly old: boolean;
  readonly onEdit: (own: OwnCase) => void;
}

export function OwnProofs({ proofs, old, onEdit }: OwnProps) {
  const cases = useStore(({ draft }) => casesOf(draft)) ?? [];
  // One that is new is proved in a moment; one that is gone is gone at once.
  const proved = ownOf(proofs).filter(({ own }) => own && cases.includes(own));
  if (proved.length === 0) return null;
  const holding = proved.filter(({ outcome }) => outcome === 'holds').length;
  return (
    <section className="proof-section" aria-label="Your own">
      <h3>
        Your own{' '}
        <span className="count">
          {holding}/{proved.length}
        </span>
      </h3>
      <ul className="proof-own">
        {proved.map((each) => {
          const { own, expectation } = each;
          return own ? (
            <ProofRow key={expectation.id} proved={each} old={old} title={own.label}>
              <button
                type="button"
                className="link-button"
                aria-label={`Edit: ${own.label}`}
                onClick={() => onEdit(own)}
              >
                Edit
              </button>
              <button
                type="button"
                className="link-button"
                aria-label={`Remove: ${own.label}`}
                onClick={() => {
                  actions.setCases(cases.filter((other) => other !== own));
                  actions.announce(`Removed: ${own.label}. Ctrl+Z brings it back.`);
                  focusTab('proof');
                }}
              >
                Remove
              </button>
            </ProofRow>
          ) : null;
        })}
      </ul>
    </section>
  );
}
