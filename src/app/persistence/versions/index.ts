// The versions of drafts, a chunk of its own: it is loaded when the first change is kept, or when the browser is idle.
// A version may be of any scenario.
import '#app/selectors/all-rows.ts';
import { createRecorder } from './recorder.ts';
import { createVersionStore } from './version-store.ts';

export function openVersions() {
  const store = createVersionStore();
  return { store, recorder: createRecorder(store) };
}
