// The next steps tab: what to do besides adding the documents, with commands to copy.
import { Snippet } from '#app/controls/snippet.tsx';
import { useKit } from '#app/selectors/kit.ts';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import './next-steps.css';

const copy = async (code: string, title: string): Promise<void> =>
  actions.announce((await copyText(code)) ? `Copied: ${title}` : 'The browser did not allow copying.');

function Step({ step }: { step: NextStep }) {
  return (
    <li>
      <h3>{step.title}</h3>
      <p>
        {step.text}{' '}
        {step.page ? (
          <a href={step.page} target="_blank" rel="noreferrer">
            AWS page
          </a>
        ) : null}
      </p>
      {step.code ? (
        <Snippet title={step.title} code={step.code} onCopy={(...what) => void copy(...what)} />
      ) : null}
    </li>
  );
}

export function NextStepsPanel() {
  const { nextSteps } = useKit();
  if (nextSteps.length === 0)
    return <p className="hint">Nothing left to do: the documents are all this role needs.</p>;
  return (
    <>
      <h2 className="visually-hidden">Next steps</h2>
      <ol className="next-steps">
        {nextSteps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </>
  );
}
