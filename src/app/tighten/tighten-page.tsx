// What takes the place of policies that are too broad: how many actions stay, the text before and after, and what stops.
import { ArrowRight } from 'lucide';
import { useState, type CSSProperties } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { SIGN_WORDS, useLineDifference, type DifferenceLine } from '#app/controls/use-line-difference.ts';
import { tokenizeLine } from '#app/editor/json-tokens.ts';
import { lineSegments } from '#app/editor/line-segments.ts';
import { useWritten } from '#app/selectors/written-policies.ts';
import { count, grouped } from '#iam/text/index.ts';
import { LEVELS, type Level, type LostAction, stopsWords } from '#deepseek/tighten/index.ts';
import type { Tightened } from '#worker/protocol.ts';
import { useTightened } from './use-tightened.ts';
import './tighten.css';

const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  list: 'List',
  read: 'Read',
  write: 'Write',
  permissions: 'Permissions',
  tagging: 'Tagging',
};

function Levels({ before, after }: Pick<Tightened, 'before' | 'after'>) {
  const most = Math.max(1, ...LEVELS.map((level) => before.levels[level]));
  const share = (number: number): string => `${(100 * number) / most}%`;
  return (
    <ul className="levels">
      {LEVELS.map((level) => (
        <li key={level}>
          <span>{LEVEL_NAMES[level]}</span>
          <span className="level-bar" aria-hidden>
            <i style={{ width: share(before.levels[level]) }} />
            {after.levels[level] > 0 ? (
              <i className="now" style={{ width: share(after.levels[level]) }} />
            ) : null}
          </span>
          <em>
            {grouped(before.levels[level])} <span aria-hidden>→</span>
            <span className="visually-hidden">before,</span> {grouped(after.levels[level])}
            <span className="visually-hidden"> after</span>
          </em>
        </li>
      ))}
    </ul>
  );
}

/** A wrapped line goes on two columns behind where it begins. */
const hangOf = (text: string): CSSProperties => ({
  ['--hang' as string]: `${text.length - text.trimStart().length + 2}ch`,
});

function Line({ line: { sign, text } }: { line: DifferenceLine }) {
  return (
    <span className="tight-line" data-sign={sign === ' ' ? undefined : sign} style={hangOf(text)}>
      <span className="visually-hidden">{SIGN_WORDS[sign]}</span>
      {lineSegments(text, tokenizeLine(text), []).map((part, index) => (
        // The parts of a line have no identity except their order.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className={part.kind ? `code-${part.kind}` : undefined}>
          {part.text}
        </span>
      ))}
      {'\n'}
    </span>
  );
}

interface TextProps {
  readonly title: string;
  readonly detail: string;
  readonly lines: readonly DifferenceLine[];
}

function Text({ title, detail, lines }: TextProps) {
  return (
    <section className="tight-text" aria-label={title}>
      <h3>
        {title} <small>{detail}</small>
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard */}
      <pre className="block" tabIndex={0} aria-label={`The policy ${title.toLowerCase()}`}>
        <code>
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </code>
      </pre>
    </section>
  );
}

/** In the one form that all policies have here, so that only what changes differs. */
function inOneForm(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

const everywhere = ({ onEverything, actions }: Tightened['before']): string => {
  if (onEverything === 0) return 'on named resources';
  return onEverything === actions
    ? 'on every resource'
    : `${grouped(onEverything)} of them on every resource`;
};

function Texts({ tightened: { before, after, documents } }: { tightened: Tightened }) {
  const policies = useWritten().filter(({ type }) => type === 'identity');
  const old = policies.map(({ text }) => inOneForm(text)).join('\n\n');
  const tight = documents.map(({ text }) => text).join('\n\n');
  const lines = useLineDifference(old, tight);
  return (
    <div className="tight-texts">
      <Text title="Before" detail={everywhere(before)} lines={lines.filter(({ sign }) => sign !== '+')} />
      <Text title="After" detail={everywhere(after)} lines={lines.filter(({ sign }) => sign !== '-')} />
    </div>
  );
}

/** The worst are named at once. */
const NAMED = 3;

/** A long list of chips helps nobody, and makes the page slow. */
const MOST_CHIPS = 400;

function Stops({ lost }: { lost: readonly LostAction[] }) {
  const [all, setAll] = useState(false);
  if (lost.length === 0) return null;
  const shown = lost.slice(0, all ? MOST_CHIPS : NAMED);
  const services = new Set(lost.map(({ action }) => action.split(':')[0]));
  const more = lost.length - shown.length;
  const words = stopsWords(lost);
  return (
    <section className="stops" aria-label="What stops">
      <h3>What stops {words === '' ? null : <small>{words}.</small>}</h3>
      <ul>
        {shown.map(({ action, risk }) => (
          <li key={action} data-risk={risk}>
            {services.size === 1 ? action.split(':')[1] : action}
          </li>
        ))}
        {more > 0 ? (
          <li className="stops-more">
            {all ? (
              `and ${grouped(more)} more`
            ) : (
              <button type="button" className="link-button" onClick={() => setAll(true)}>
                and {grouped(more)} more
              </button>
            )}
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function Figures({ tightened: { before, after, lost, added } }: { tightened: Tightened }) {
  return (
    <div className="tight-figures">
      <div>
        <p className="tight-number">
          <s>{grouped(before.actions)}</s>
          <Icon of={ArrowRight} />
          <span className="visually-hidden">become</span>
          {grouped(after.actions)}
          <small>{after.actions === 1 ? 'action' : 'actions'}</small>
        </p>
        <p className="tight-words">
          {added.length === 0
            ? `Every call of the task still passes; ${count(lost.length, 'action')} stop${lost.length === 1 ? 's' : ''}.`
            : `${count(lost.length, 'action')} stop${lost.length === 1 ? 's' : ''}; the task needs ${[...new Set(added.map(({ action }) => action))].join(', ')} besides, which your policy lacks.`}
        </p>
      </div>
      <Levels before={before} after={after} />
    </div>
  );
}

export default function TightenPage() {
  const { state, tightened } = useTightened();
  if (!tightened)
    return (
      <p className="hint" role="status">
        {state === 'waiting' ? 'Counting what it allows…' : 'There is nothing to tighten it to.'}
      </p>
    );
  return (
    <>
      <Figures tightened={tightened} />
      <Texts tightened={tightened} />
      <Stops key={tightened.scenario} lost={tightened.lost} />
    </>
  );
}
