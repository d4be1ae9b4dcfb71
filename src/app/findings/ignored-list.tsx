// What is ignored in pasted policies, with the reasons, and as a configuration to copy.
import { Snippet } from '#app/controls/snippet.tsx';
import { Message } from '#app/controls/message.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { useIgnores, type ShownIgnore } from '#app/selectors/ignored.ts';
import { actions } from '#app/state/store.ts';
import { configText } from '#core/config/ignore-entry.ts';

const stateWords = ({ found, isOver, terms }: ShownIgnore): string => {
  if (isOver)
    return `Ended on ${terms.until ?? ''}: its findings are back. Fix them, or decide on a new day.`;
  if (found.length === 0) return 'No finding is ignored by this. Remove it.';
  return '';
};

export default function IgnoredList() {
  const ignores = useIgnores();
  const copy = async (text: string, title: string): Promise<void> => {
    actions.announce((await copyText(text)) ? `Copied: ${title}` : 'Copying is blocked: select the text.');
  };
  return (
    <section aria-label="Ignored" className="ignored">
      <h3 className="findings-title">
        Ignored <span className="count">{ignores.reduce((sum, { found }) => sum + found.length, 0)}</span>
      </h3>
      <ul className="findings">
        {ignores.map((each, index) => {
          const { terms, found } = each;
          const what = [...terms.rules, ...terms.sids, ...terms.actions];
          return (
            <li key={`${what.join(' ')} ${terms.reason}`} className="ignored-row">
              <p>
                <code>{what.join(', ')}</code>: {terms.reason}
                {terms.until === undefined ? '' : ` (until ${terms.until})`}
              </p>
              {found.map(({ document, finding }) => (
                <p key={`${document.source.id} ${finding.start}`} className="hint">
                  <Message text={finding.message} />
                </p>
              ))}
              {stateWords(each) === '' ? null : <p className="hint">{stateWords(each)}</p>}
              <button type="button" className="link-button" onClick={() => actions.removeIgnore(index)}>
                Stop ignoring<span className="visually-hidden">: {what.join(', ')}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <details>
        <summary>For the command line and editors: rolewright.config.json</summary>
        <Snippet
          title="rolewright.config.json"
          code={configText(ignores.map(({ terms }) => terms))}
          onCopy={(...what) => void copy(...what)}
        />
      </details>
    </section>
  );
}
