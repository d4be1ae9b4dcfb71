// Goes to where a state leads.
import type { StateTarget } from '#app/selectors/readiness.ts';
import { actions } from '#app/state/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';

export function follow(target: StateTarget): void {
  if (target.kind === 'document') actions.goTo(target.id, target.offset);
  else if (target.kind === 'question') actions.goToStep(fieldOf(target.field).step, target.field);
  else {
    actions.openPanel('proof');
    actions.openView('findings');
  }
}
