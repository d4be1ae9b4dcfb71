// The sheet of a refused call: where AWS stopped it, and the smallest fix.
import { useStore } from '#app/state/store.ts';
import { DenialDoctor } from './denial-doctor.tsx';

export default function Diagnosis() {
  const text = useStore(({ draft }) => draft.brought?.text ?? '');
  return <DenialDoctor text={text} />;
}
