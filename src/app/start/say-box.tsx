// The box: a person says what they want in it, or pastes what they have. It is prerendered in the first view.
import { CornerDownLeft } from 'lucide';
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { GrowArea } from '#app/controls/grow-area.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { quotedLines, quotesOf, textOf } from '#app/state/start.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { TextChoice, TextMark, Sent } from './send.ts';
import { EXAMPLES, type ExampleId } from './examples.ts';
import './say-box.css';
import { Button } from '#app/controls/button.tsx';

// The files that are read in place of a text in the field.
function FileChips() {
  const files = useStore(({ start }) => start.files);
  if (files.length === 0) return null;
  return (
    <p className="start-files">
      From {files.map(({ name }) => name).join(', ')}{' '}
      <Button weight="quiet" onClick={actions.dropStartFiles}>
        Remove
      </Button>
    </p>
  );
}

export const BOX_ID = 'say';

/** Puts an example into the box, selected: a paste takes its place, Enter tries it. */
async function showExample(id: ExampleId): Promise<void> {
  const box = document.querySelector<HTMLTextAreaElement>(`#${BOX_ID}`);
  box?.focus();
  const { EXAMPLE_TEXTS } = await import('./example-texts.ts');
  actions.sayStart(EXAMPLE_TEXTS[id]);
  requestAnimationFrame(() => box?.select());
}

function Choices({ choices, onChoose }: { choices: readonly TextChoice[]; onChoose: () => void }) {
  return (
    <ul className="say-choices">
      {choices.map(({ title, detail, answers, leftOut }) => (
        <li key={title}>
          <button
            type="button"
            className="plain"
            onClick={() => {
              onChoose();
              actions.beginWith(answers);
              actions.leaveOut(quotedLines(leftOut));
            }}
          >
            <strong>{title}</strong> <span>{detail}</span>
            {leftOut.length > 0 ? (
              <span className="say-left-out">Leaves out {quotesOf(quotedLines(leftOut))}</span>
            ) : null}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The text with the words underlined that were not followed. It lies behind the field, letter under letter. */
function Marks({ text, marks }: { text: string; marks: readonly TextMark[] }) {
  const ends = [0, ...marks.map(({ end }) => end)];
  return (
    <div className="grow-marks" aria-hidden="true">
      {marks.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(ends[index], start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {/* A long word breaks by what is behind the mark, too. */}
      {text.slice(ends.at(-1))}
    </div>
  );
}

interface SayBoxProps {
  readonly label: string;
  /** The box stands over the sentence, which Escape brings back. */
  readonly onClose?: () => void;
}

export function SayBox({ label, onClose }: SayBoxProps) {
  const text = useStore(({ start }) => start.text);
  const isEmpty = useStore(({ start }) => textOf(start).trim() === '');
  const [reading, setReading] = useState(false);
  const [answer, setAnswer] = useState<Extract<Sent, { kind: 'unsure' }> | null>(null);
  const whole = useRef<HTMLDivElement>(null);
  // What a person types before this code is there is taken over.
  useLayoutEffect(() => {
    const early = whole.current?.querySelector('textarea')?.value ?? '';
    if (early !== '' && early !== useStore.getState().start.text) actions.sayStart(early);
  }, []);

  const go = async (): Promise<void> => {
    if (reading) return;
    setReading(true);
    try {
      const { send } = await import('./send.ts');
      const sent = await send();
      setAnswer(sent.kind === 'unsure' ? sent : null);
    } finally {
      setReading(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void go();
    }
    if (event.key === 'Escape' && onClose) {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <div ref={whole} className="say-box" data-reading={reading || undefined}>
      <div className="say-frame">
        <GrowArea
          prose
          id={BOX_ID}
          value={text}
          marks={answer && answer.marks.length > 0 ? <Marks text={text} marks={answer.marks} /> : null}
          aria-label={label}
          aria-describedby="say-answer"
          placeholder="My Lambda function calls DeepSeek-V3.2 in us-east-1"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setAnswer(null);
            actions.sayStart(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
        />
        <FileChips />
        <div className="say-foot">
          <span>or paste</span>
          {EXAMPLES.map(({ id, words, icon }) => (
            <button
              key={id}
              type="button"
              className="button button-quiet"
              onClick={() => void showExample(id)}
            >
              <Icon of={icon} />
              {words}
            </button>
          ))}
          <button
            type="button"
            className="say-send"
            aria-label="Go"
            title="Go (Enter)"
            disabled={isEmpty && !reading}
            onClick={() => void go()}
          >
            <Icon of={CornerDownLeft} />
          </button>
        </div>
      </div>
      <div id="say-answer" className="say-answer" role="status">
        {reading ? <p>Reading…</p> : null}
        {answer && !reading ? (
          <>
            <p>
              <Message text={answer.words} />
            </p>
            {answer.choices.length > 0 ? (
              <Choices choices={answer.choices} onChoose={() => setAnswer(null)} />
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
}
