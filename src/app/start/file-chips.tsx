// The files that are read in place of a text in the field.
import { Button } from '#app/controls/button.tsx';
import { actions, useStore } from '#app/state/store.ts';

export function FileChips() {
  const files = useStore(({ start }) => start.files);
  if (files.length === 0) return null;
  return (
    <p className="start-files">
      From {files.map(({ name }) => name).join(', ')}{' '}
      <Button weight="quiet" onClick={actions.dropStartFiles}>
        Remove
      </Button>
    </p>
  );
}
