// Pasted policies back into the wizard: asks the worker for answers that make them, and puts these in place.
import type { OpenedPolicies } from '#worker/protocol.ts';
import { askWorker } from '#worker/client.ts';
import { pastedOf, type PastedPolicy } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';

export type { OpenedPolicies } from '#worker/protocol.ts';

/** What AWS's command line prints says what the role is called; a template's name for it is another one. */
function roleNames(policies: readonly PastedPolicy[]): readonly string[] {
  return policies
    .filter(
      ({ type, where = '' }) =>
        type === 'trust' && where.endsWith('AssumeRolePolicyDocument') && !where.includes('Properties'),
    )
    .map(({ title }) => title);
}

/** What the wizard can make of them; null when it is nothing. */
export function recognizePasted(policies: readonly PastedPolicy[]): Promise<OpenedPolicies | null> {
  const names = roleNames(policies);
  const [roleName] = names;
  return askWorker('recognize', {
    policies: policies.map(({ type, text }) => ({ type, text })),
    hints: roleName !== undefined && names.length === 1 ? { roleName } : {},
  });
}

/** Puts the answers in place, with what they do not make as hand edits. Undo brings back what was there. */
export function openInWizard({ answers, overrides }: OpenedPolicies): void {
  const pasted = { ...pastedOf(useStore.getState().draft), open: false };
  actions.replaceDraft({ answers, overrides, pasted }, null);
  actions.announce('The wizard has the answers now. Undo brings back what was there.');
}
