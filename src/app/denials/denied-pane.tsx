// The left pane of a refused call: what happened as a sentence, what AWS wrote, and what else to do about it.
import { FileText, History, PenLine, Plus } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { Quote } from '#app/controls/quote.tsx';
import { Way } from '#app/controls/way.tsx';
import { SayBox } from '#app/start/say-box.tsx';
import { actions, useStore } from '#app/state/store.ts';
import type { Diagnosis } from '#worker/protocol.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import '#app/controls/mark.css';
import './denied.css';

function Ways({ diagnosis: { answers: ofCall, ends, denial } }: { diagnosis: Diagnosis }) {
  const said = useStore(({ draft }) => draft.answers);
  const isSaid = Object.keys(said.values).length > 0;
  const answers = isSaid ? said : ofCall;
  const who = denial.principalArn?.split('/').at(-1);
  return (
    <ol className="steps">
      <Way
        icon={FileText}
        title={who === undefined ? 'Check your own policies' : `Check ${who}’s own policies`}
        detail="paste them"
        onClick={() => actions.showPasted(true)}
      />
      {answers ? (
        <Way
          icon={Plus}
          title="Build a new role instead"
          detail={isSaid ? 'from your words' : 'from this call'}
          onClick={() => actions.beginWith(answers)}
        />
      ) : null}
      {ends ? (
        <li className="denied-end">
          <Icon of={History} />
          <strong>{ends.text}</strong>
          <span className="step-value">
            {ends.moveTo ? `move to ${ends.moveTo.replace('DeepSeek-', '')}` : ''}
          </span>
        </li>
      ) : null}
    </ol>
  );
}

export default function DeniedPane() {
  const { text, diagnosed } = useDiagnosis();
  const isText = useStore(({ start }) => start.open);
  const first = diagnosed.state === 'diagnosed' ? diagnosed.groups[0]?.diagnosis : undefined;
  return (
    <section className="says" aria-label="What happened">
      <div className="caption">
        <h2>What happened</h2>
        <button
          type="button"
          id="edit-as-text"
          className="button button-quiet"
          aria-expanded={isText}
          onClick={() => actions.editAsText(isText ? null : text)}
        >
          <Icon of={PenLine} />
          Edit as text
        </button>
      </div>
      {isText ? <SayBox label="What happened, as text" onClose={() => actions.editAsText(null)} /> : null}
      {!isText && first ? (
        <p className="sentence">
          {first.sentence.map(({ text: part, mark }, index) =>
            mark ? (
              // The parts have no identity except their order.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} className="chip mark-stated" data-short={part.length <= 20 || undefined}>
                {part}
              </span>
            ) : (
              part
            ),
          )}
        </p>
      ) : null}
      {isText ? null : <Quote text={text} places={first?.places ?? []} />}
      {first ? <Ways diagnosis={first} /> : null}
    </section>
  );
}
