// The panel to try a request: a form, and the decision of the documents on it.
import { TryForm } from './try-form.tsx';
import type { KeepCase } from './try-result.tsx';
import { NoRequest } from './no-request.tsx';
import { casesOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { useShownEnvironment } from '#app/selectors/policy-environment.ts';

/** Makes the request one of the person's own cases, and shows it among the proofs. */
const keep: KeepCase = ({ unknownKeys: _open, ...call }, expect) => {
  const cases = casesOf(useStore.getState().draft) ?? [];
  const says = call.label.trim() === '' ? `${call.action} on ${call.resource}` : call.label;
  actions.setCases([...cases, { ...call, label: says, expect }]);
  actions.announce(`Kept: ${says}`);
};

export function TryPanel() {
  const environment = useShownEnvironment();
  const isEmpty = environment.roles.length === 0 && environment.policies.length === 0;
  return (
    <>
      <h2 className="visually-hidden">Try a request</h2>
      {isEmpty ? <NoRequest /> : <TryForm environment={environment} onKeep={keep} />}
    </>
  );
}
