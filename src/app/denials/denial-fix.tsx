// One way to let a refused call through: a button for what the page can do, a text to copy for what others do.
import { Button } from '#app/controls/button.tsx';
import { Message } from '#app/controls/message.tsx';
import { Snippet } from '#app/controls/snippet.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { services } from '#app/services/index.ts';
import { actions } from '#app/state/store.ts';
import { BesideView } from './beside.tsx';
import { CodeChanges } from './code-changes.tsx';
import type { DenialFix, FixAccess } from '#deepseek/denials/index.ts';

const copy = async (text: string, title: string): Promise<void> =>
  actions.announce((await copyText(text)) ? `Copied: ${title}` : 'The browser did not allow copying.');

/** What else the fix opens. */
function Opens({ access }: { access: FixAccess }) {
  const { opens, more } = access;
  if (opens.length === 0) return <p className="hint">Opens nothing else.</p>;
  return (
    <details className="denial-opens">
      <summary>What it opens</summary>
      <ul>
        {opens.map((line) => (
          <li key={line}>
            <Message text={line} />
          </li>
        ))}
        {more > 0 ? <li>and {more} more</li> : null}
      </ul>
    </details>
  );
}

function Act({ fix, primary }: { fix: DenialFix; primary: boolean }) {
  const weight = primary ? 'primary' : 'normal';
  if (fix.kind === 'answer')
    return (
      <Button
        weight={weight}
        onClick={() => {
          services.denials.applyAnswer(fix);
          actions.announce(`Done: ${fix.label}`);
        }}
      >
        {fix.label}
      </Button>
    );
  if (fix.kind === 'statement' && fix.documentId !== undefined)
    return (
      <Button weight={weight} onClick={() => void services.denials.addStatement(fix)}>
        {fix.label}
      </Button>
    );
  return <strong>{fix.label}</strong>;
}

export function DenialFixView({ fix, primary }: { fix: DenialFix; primary: boolean }) {
  const isToCopy = fix.kind === 'team' || fix.kind === 'statement';
  const code = fix.kind === 'step' ? fix.code : undefined;
  return (
    <li className="denial-fix">
      <div className="denial-act">
        <Act fix={fix} primary={primary} />
        {fix.proved ? <span className="hint">The documents then allow the call</span> : null}
      </div>
      {isToCopy ? (
        <Snippet title={fix.label} code={fix.text} onCopy={(...what) => void copy(...what)} />
      ) : fix.kind === 'answer' ? null : (
        <p>
          <Message text={fix.text} />
        </p>
      )}
      {fix.kind === 'statement' ? <BesideView next={fix.next} wider={fix.wider} /> : null}
      {fix.changes.length > 0 ? <CodeChanges changes={fix.changes} /> : null}
      {code === undefined ? null : (
        <Snippet title={fix.label} code={code} onCopy={(...what) => void copy(...what)} />
      )}
      {fix.access && (fix.kind === 'answer' || fix.kind === 'statement') ? (
        <Opens access={fix.access} />
      ) : null}
    </li>
  );
}
