// A short text to copy with one click.
import { Check, Copy } from 'lucide';
import { useState } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';

interface CopyChipProps {
  readonly label: string;
  readonly value: string;
}

export function CopyChip({ label, value }: CopyChipProps) {
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    const done = await copyText(value);
    if (done) setCopied(value);
    actions.announce(done ? `Copied: ${value}` : 'The browser did not allow copying.');
  };
  return (
    <button
      type="button"
      className="copy-chip"
      aria-label={`Copy ${label}: ${value}`}
      onClick={() => void copy()}
    >
      <code>{value}</code>
      <Icon of={copied === value ? Check : Copy} />
    </button>
  );
}
