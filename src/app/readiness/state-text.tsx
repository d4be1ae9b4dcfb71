// The words of one state. Where the state leads somewhere, they are a button that goes there.
import type { ReadinessState, StateTarget } from '#app/selectors/readiness.ts';
import { actions } from '#app/state/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';

function follow(target: StateTarget): void {
  if (target.kind === 'document') actions.goTo(target.id, target.offset);
  else if (target.kind === 'question') actions.goToStep(fieldOf(target.field).step, target.field);
  else {
    actions.openPanel('proof');
    actions.openView('findings');
  }
}

export function StateText({ state: { text, tone, target, detail } }: { state: ReadinessState }) {
  return (
    <span className={tone === 'neutral' ? undefined : `toned severity-${tone}`}>
      {target ? (
        <button type="button" className="link-button" title={detail} onClick={() => follow(target)}>
          {text}
        </button>
      ) : (
        text
      )}
    </span>
  );
}
