// The left pane of a refused call: what AWS said, and what else to do about it.
import { useStore } from '#app/state/store.ts';

export default function DeniedPane() {
  const text = useStore(({ draft }) => draft.brought?.text ?? '');
  return <blockquote className="quote">{text}</blockquote>;
}
