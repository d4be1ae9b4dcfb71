// What goes with a fix: the calls that the same step makes next, and the same for more than what failed.
import { Message } from '#app/controls/message.tsx';
import { Snippet } from '#app/controls/snippet.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';
import type { Beside } from '#deepseek/denials/index.ts';
import './beside.css';

const copy = async (text: string, title: string): Promise<void> =>
  actions.announce((await copyText(text)) ? `Copied: ${title}` : 'The browser did not allow copying.');

function Part({ title, text, statements }: { title: string; text: string; statements: readonly object[] }) {
  return (
    <li>
      <p>
        <strong>{title}</strong> <Message text={text} />
      </p>
      {statements.length > 0 ? (
        <Snippet
          title={title}
          code={statements.map((each) => JSON.stringify(each, undefined, 2)).join(',\n')}
          onCopy={(...what) => void copy(...what)}
        />
      ) : null}
    </li>
  );
}

export function BesideView({ next, wider }: Beside) {
  if (next.length === 0 && !wider) return null;
  return (
    <ul className="denial-beside" aria-label="Beside this">
      {next.map(({ why, statements }) => (
        <Part key={why} title="Needed next" text={why} statements={statements} />
      ))}
      {wider ? (
        <Part title="Or wider" text={`This opens ${wider.opens}.`} statements={wider.statements} />
      ) : null}
    </ul>
  );
}
