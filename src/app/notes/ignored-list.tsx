// What is ignored in pasted policies, with the reasons.
import { Message } from '#app/controls/message.tsx';
import { useIgnores, type ShownIgnore } from '#app/selectors/ignored.ts';
import { actions } from '#app/state/store.ts';

const stateWords = ({ found, isOver, terms }: ShownIgnore): string => {
  if (isOver) return `Ended on ${terms.until ?? ''}: its problems are back.`;
  if (found.length === 0) return 'Unused ignore. Remove it.';
  return '';
};

export function IgnoredList() {
  const ignores = useIgnores();
  if (ignores.length === 0) return null;
  const stop = (index: number): void =>
    actions.configurePasted({ ignores: ignores.flatMap(({ terms }, at) => (at === index ? [] : [terms])) });
  return (
    <section aria-label="Ignored" className="ignored">
      <h4>
        Ignored <small>{ignores.reduce((sum, { found }) => sum + found.length, 0)}</small>
      </h4>
      <ul>
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
              <button type="button" className="link-button" onClick={() => stop(index)}>
                Stop ignoring<span className="visually-hidden">: {what.join(', ')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
