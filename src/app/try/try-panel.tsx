// One request of one’s own, held against the documents.
import { focusTab } from '#app/controls/tabs.tsx';
import { TryForm } from './try-form.tsx';
import type { KeepCase } from './try-result.tsx';
import { NoRequest } from './no-request.tsx';
import { selectIsPasted } from '#app/selectors/derived.ts';
import { actions, useStore } from '#app/state/store.ts';
import { useSettingOnScreen } from '#app/selectors/setting.ts';

/** Makes the request one of the person's own cases, and shows it among the proofs. */
const keep: KeepCase = ({ unknownKeys: _open, ...call }, expect) => {
  const { cases = [] } = useStore.getState().draft;
  const says = call.says.trim() === '' ? `${call.action} on ${call.resource}` : call.says;
  actions.setCases([...cases, { ...call, says, expect }]);
  actions.announce(`Kept: ${says}`);
  actions.openPanel('proof');
  focusTab('proof');
};

export default function TryPanel() {
  const setting = useSettingOnScreen();
  const pasted = useStore(selectIsPasted);
  const isEmpty = setting.roles.length === 0 && setting.policies.length === 0;
  return (
    <>
      <h2 className="visually-hidden">Try a request</h2>
      {/* What is expected belongs to the wizard's kit. */}
      {isEmpty ? <NoRequest /> : <TryForm setting={setting} onKeep={pasted ? undefined : keep} />}
    </>
  );
}
