// Asks why a finding on a pasted policy is right as it is, and ignores it from then on.
import { useId, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import type { FoundInDocument } from '#app/selectors/findings.ts';
import { selectTerms } from '#app/selectors/documents.ts';
import { sidsOfFinding } from '#app/selectors/ignored.ts';
import { actions, useStore } from '#app/state/store.ts';

interface IgnoreFormProps extends FoundInDocument {
  readonly onDone: () => void;
}

export default function IgnoreForm({ document, finding, onDone }: IgnoreFormProps) {
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const sids = sidsOfFinding(document, finding);
  const [isNarrow, setIsNarrow] = useState(sids.length > 0);
  const id = useId();
  const ready = reason.trim() !== '';
  const ignore = (): void => {
    if (!ready) return;
    const { ignores } = selectTerms(useStore.getState());
    const fresh = {
      rules: [finding.id],
      sids: isNarrow ? sids : [],
      actions: [],
      reason: reason.trim(),
      ...(until !== '' && { until }),
    };
    actions.configurePasted({ ignores: [...ignores, fresh] });
    actions.announce('Ignored. It is listed under Ignored, with the reason.');
    onDone();
  };
  return (
    <form
      className="ignore-form"
      onSubmit={(event) => {
        event.preventDefault();
        ignore();
      }}
    >
      <label htmlFor={`${id}-reason`}>Reason for ignoring</label>
      <input
        id={`${id}-reason`}
        type="text"
        className="input"
        value={reason}
        required
        // Who opened the form wants to write here.
        ref={(field) => {
          if (field && reason === '' && until === '') field.focus();
        }}
        onChange={(event) => setReason(event.target.value)}
      />
      <label htmlFor={`${id}-until`}>Last day (optional)</label>
      <input
        id={`${id}-until`}
        type="date"
        className="input"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      {sids.length === 0 ? null : (
        <label className="ignore-scope">
          <input type="checkbox" checked={isNarrow} onChange={(event) => setIsNarrow(event.target.checked)} />{' '}
          Only in statements with the Sid <code>{sids.join(' or ')}</code>
        </label>
      )}
      <span className="ignore-buttons">
        <Button onClick={ignore} disabled={!ready}>
          Ignore <code>{finding.id}</code>
        </Button>
        <button type="button" className="link-button" onClick={onDone}>
          Cancel
        </button>
      </span>
    </form>
  );
}
