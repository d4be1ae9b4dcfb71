// The field of the first step: a sentence fills in answers; a pasted text leads to where it is of use.
import { lazy, useId, useState, type KeyboardEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { GrowArea } from '#app/controls/grow-area.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { services } from '#app/services/index.ts';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { actions } from '#app/state/store.ts';
import type { Answers } from '#core/answers/answers.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { UnderstoodPart } from '#core/understand/read-sentence.ts';
import type { TextReading } from '#core/understand/read-text.ts';
import { StillNeeded } from './still-needed.tsx';
import { UnderstoodList } from './understood-list.tsx';
import './start-field.css';

const DenialDoctor = lazy(() => import('#app/denials/denial-doctor.tsx'));

interface StartFieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Null while nothing is typed. */
  readonly reading: TextReading | null;
  /** The down arrow leads to the cards below. */
  readonly onLeaveDown: () => void;
}

/** The answers without those that were removed. */
function keptAnswers(answers: Answers, removed: ReadonlySet<FieldId>): Answers {
  const values = Object.entries(answers.values).filter(([id]) => !removed.has(id as FieldId));
  return { ...answers, values: Object.fromEntries(values) };
}

const openPolicies = (text: string): void => {
  actions.showPasted(true);
  void services.pastedPolicies.add([{ text }]).then((messages) => actions.announce(messages.join(' ')));
};

const fragmentOf = (link: string): string => link.trim().slice(link.trim().indexOf('#') + 1);

export function StartField({ text, onText, reading, onLeaveDown }: StartFieldProps) {
  const id = useId();
  const checked = useCheckedAnswers();
  const [removed, setRemoved] = useState<ReadonlySet<FieldId>>(new Set());
  const [used, setUsed] = useState('');
  const isUsed = used !== '' && used === text;

  const kind = reading?.kind;
  const answers = reading?.answers && keptAnswers(reading.answers, removed);
  const parts = (reading?.understood ?? []).filter(
    ({ field }) => field === 'scenario' || !removed.has(field),
  );

  const change = (next: string): void => {
    setRemoved(new Set());
    onText(next);
  };
  const use = (): void => {
    if (!answers) return;
    actions.applyAnswers(answers);
    setUsed(text);
  };
  const remove = ({ field }: UnderstoodPart): void => {
    if (field === 'scenario') return;
    setRemoved(new Set([...removed, field]));
    if (isUsed) actions.forgetAnswer(field);
  };
  const isPolicies = kind === 'policies' || kind === 'article';

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { value, selectionEnd } = event.currentTarget;
    if (event.key === 'ArrowDown' && !value.slice(selectionEnd).includes('\n')) {
      event.preventDefault();
      onLeaveDown();
    }
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (isPolicies) openPolicies(text);
    else use();
  };

  return (
    <div className="start-field">
      <GrowArea
        prose
        id={id}
        value={text}
        aria-label="Describe it or paste it"
        placeholder="Describe it or paste it: “Lambda calls V3.2 in us-west-2”, an AccessDenied error, ARNs, a policy, an article"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {parts.length > 0 && answers ? (
        <div className="start-reading">
          <UnderstoodList parts={parts} answers={answers} onRemove={remove} />
          {isUsed ? (
            <StillNeeded checked={checked} />
          ) : (
            <Button weight="primary" onClick={use}>
              Use these answers
            </Button>
          )}
        </div>
      ) : null}
      {kind === 'denials' ? (
        <div className="start-reading">
          <LazyPart waiting={null}>
            <DenialDoctor text={text} />
          </LazyPart>
        </div>
      ) : null}
      {isPolicies ? (
        <div className="start-reading">
          <p className="hint">
            {kind === 'article'
              ? 'A text with policies in it. Each is checked on its own.'
              : 'Policies or a template.'}
          </p>
          <Button weight="primary" onClick={() => openPolicies(text)}>
            Check the policies
          </Button>
        </div>
      ) : null}
      {kind === 'link' ? (
        <div className="start-reading">
          <p className="hint">A share link of Rolewright.</p>
          <a className="button button-primary" href={`#${fragmentOf(text)}`}>
            Open the link
          </a>
        </div>
      ) : null}
    </div>
  );
}
