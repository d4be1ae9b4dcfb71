// What a person configured for pasted policies: what is ignored, severities, and both as a configuration to copy.
import { Snippet } from '#app/controls/snippet.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { selectTerms } from '#app/selectors/documents.ts';
import { actions, useStore } from '#app/state/store.ts';
import { type FindingTerms, configText } from '#iam/config/index.ts';
import { Message } from '#app/controls/message.tsx';
import { useIgnores, type ShownIgnore } from '#app/selectors/ignored.ts';

// What is ignored in pasted policies, with the reasons.
const stateWords = ({ found, isOver, terms }: ShownIgnore): string => {
  if (isOver) return `Ended on ${terms.until ?? ''}: its problems are back.`;
  if (found.length === 0) return 'Unused ignore. Remove it.';
  return '';
};

function IgnoredList() {
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

const WORDS = {
  security: 'security warning',
  error: 'error',
  warning: 'warning',
  suggestion: 'suggestion',
  off: 'off',
};

const DEMAND_WORDS = {
  condition: 'Condition required',
  action: 'Forbidden',
  principal: 'Principal forbidden',
  scope: 'Not on all resources',
};

function SeverityList({ severities }: Pick<FindingTerms, 'severities'>) {
  const rows = Object.entries(severities);
  if (rows.length === 0) return null;
  const reset = (rule: string): void =>
    actions.configurePasted({ severities: Object.fromEntries(rows.filter(([other]) => other !== rule)) });
  return (
    <section aria-label="Severities" className="ignored">
      <h4>
        Severities <small>{rows.length}</small>
      </h4>
      <ul>
        {rows.map(([rule, severity]) => (
          <li key={rule} className="ignored-row">
            <p>
              <code>{rule}</code>: {WORDS[severity]}
            </p>
            <button type="button" className="link-button" onClick={() => reset(rule)}>
              Reset<span className="visually-hidden"> the severity of {rule}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DemandList({ demands }: Pick<FindingTerms, 'demands'>) {
  if (demands.length === 0) return null;
  return (
    <section aria-label="Demands" className="ignored">
      <h4>
        Demands <small>{demands.length}</small>
      </h4>
      <ul>
        {demands.map((demand) => (
          <li key={JSON.stringify(demand)} className="ignored-row">
            <p>
              {DEMAND_WORDS[demand.kind]}: <code>{demand.patterns.join(', ')}</code>
              {demand.keys.length === 0 ? null : (
                <>
                  {' '}
                  on <code>{demand.keys.join(', ')}</code>
                </>
              )}
            </p>
            <button
              type="button"
              className="link-button"
              onClick={() => actions.configurePasted({ demands: demands.filter((each) => each !== demand) })}
            >
              Remove<span className="visually-hidden">: {demand.patterns.join(', ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export default function ConfiguredTerms() {
  const terms = useStore(selectTerms);
  const copy = async (text: string, title: string): Promise<void> => {
    actions.announce((await copyText(text)) ? `Copied: ${title}` : 'Copying is blocked: select the text.');
  };
  return (
    <>
      <IgnoredList />
      <SeverityList severities={terms.severities} />
      <DemandList demands={terms.demands} />
      <details className="ignored">
        <summary>For the command line and editors: rolewright.config.json</summary>
        <Snippet
          title="rolewright.config.json"
          code={configText(terms)}
          onCopy={(...what) => void copy(...what)}
        />
      </details>
    </>
  );
}
