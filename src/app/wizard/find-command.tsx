// The command that finds the value of a question, for who does not know it.
import { Copy } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';
import './find-command.css';

export function FindCommand({ command }: { command: string }) {
  return (
    <p className="find-command">
      Don’t know it? <code>{command}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={`Copy: ${command}`}
        onClick={async () =>
          actions.announce((await copyText(command)) ? 'Copied' : 'The browser did not allow copying.')
        }
      >
        <Icon of={Copy} />
      </button>
    </p>
  );
}
