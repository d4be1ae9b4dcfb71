// One request of one’s own, held against the documents.
import { TryForm } from './try/try-form.tsx';
import type { KeepCase } from './try/try-result.tsx';
import { NoRequest } from './try/no-request.tsx';
import { useSettingOnScreen } from '#app/store/setting.ts';

/** `onKeep` makes a request one of the person's own cases; without it there is no such button. */
export default function TryPanel({ onKeep }: { readonly onKeep?: KeepCase }) {
  const setting = useSettingOnScreen();
  const isEmpty = setting.roles.length === 0 && setting.policies.length === 0;
  return (
    <>
      <h2 className="visually-hidden">Try a request</h2>
      {isEmpty ? <NoRequest /> : <TryForm setting={setting} onKeep={onKeep} />}
    </>
  );
}
