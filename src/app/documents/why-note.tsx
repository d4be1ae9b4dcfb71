// Why a statement is there: its purpose in a line; behind it the calls that need it, the AWS page, and the answer that asked for it.
import { useState } from 'react';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { actions } from '#app/state/store.ts';
import { type FieldId, fieldOf } from '#deepseek/answers/index.ts';
import type { Why } from '#deepseek/compose/index.ts';
import { sentencesOf } from '#iam/text/index.ts';

function Change({ answers }: { answers: readonly FieldId[] }) {
  const checked = useCheckedAnswers();
  const [first] = answers.filter((id) => checked.fields.includes(id));
  if (first === undefined) return null;
  return (
    <button
      type="button"
      className="link-button"
      onClick={() => actions.goToStep(fieldOf(first).step, first)}
    >
      Change
    </button>
  );
}

/** Tasks of one role often ask for the same statement for the same reason: that is shown once. */
function mergeEqual(whys: readonly Why[]): readonly Why[] {
  const merged = new Map<string, Why>();
  for (const why of whys) {
    const key = JSON.stringify([why.title, why.text, why.doubt]);
    const known = merged.get(key) ?? why;
    const calls = [...new Set([...known.calls, ...why.calls])];
    merged.set(key, { ...known, calls, answers: [...new Set([...known.answers, ...why.answers])] });
  }
  return [...merged.values()];
}

function Reason({ why }: { why: Why }) {
  const [open, setOpen] = useState(false);
  const [first, rest] = sentencesOf(why.text);
  return (
    <div className="why-reason">
      <h2>{why.title}</h2>
      <p>
        {first}{' '}
        <button
          type="button"
          className="link-button"
          aria-expanded={open}
          aria-label={`Why? ${why.title}`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Less' : 'Why?'}
        </button>
      </p>
      {open ? (
        <>
          {rest ? <p>{rest}</p> : null}
          {why.doubt ? <p className="why-doubt">Uncertain: {why.doubt}</p> : null}
          <p>Needed for {why.calls.join(', ')}.</p>
          <p className="why-links">
            <a href={why.page} target="_blank" rel="noreferrer">
              Docs<span className="visually-hidden">, AWS page in a new tab</span> ↗
            </a>
            <Change answers={why.answers} />
          </p>
        </>
      ) : null}
    </div>
  );
}

export function WhyNote({ whys }: { whys: readonly Why[] }) {
  return mergeEqual(whys).map((why) => <Reason key={`${why.title} ${why.text}`} why={why} />);
}
