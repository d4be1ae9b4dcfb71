// Saves everything to one file, or opens one.
import { useRef } from 'react';
import { Button } from '#app/controls/button.tsx';
import { openWorkspaceFile, saveWorkspace } from '#app/persistence/workspace-file.ts';
import { useStore } from '#app/state/store.ts';

export function WorkspaceButtons() {
  const input = useRef<HTMLInputElement>(null);
  const note = useStore(({ keeping }) => keeping.file);
  return (
    <div className="recent-foot">
      <p className="hint">
        A file holds everything: answers, hand edits, pasted policies, checks, ticks and these versions.
        Opening one adds to what is here.
      </p>
      <div className="dialog-buttons">
        <p
          role={note?.ok === false ? 'alert' : 'status'}
          className={note?.ok === false ? 'severity-error' : ''}
        >
          {note?.message ?? ''}
        </p>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Workspace file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // The same file can be chosen again.
            if (file) void openWorkspaceFile(file).finally(() => (currentTarget.value = ''));
          }}
        />
        <Button onClick={() => input.current?.click()}>Open a file…</Button>
        <Button weight="primary" onClick={() => void saveWorkspace()}>
          Save everything to a file
        </Button>
      </div>
    </div>
  );
}
