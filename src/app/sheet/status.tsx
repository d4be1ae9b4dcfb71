// The status: what is so, in one line, with what cures it and the one next step. It never leaves the top of the sheet.
import { ArrowLeft, ArrowRight } from 'lucide';
import { useEffect, type ReactNode, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { focusNextStep } from '#app/controls/focus-next-step.ts';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { StateShape, type ShapeState } from '#app/controls/state-shape.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { useAllowed } from '#app/selectors/allowed.ts';
import { selectDocuments } from '#app/selectors/documents.ts';
import { useKit } from '#app/selectors/kit.ts';
import { useMode } from '#app/selectors/mode.ts';
import { useProofTally } from '#app/selectors/proofs.ts';
import { useReadiness, type PageReadiness, selectReadinessInput } from '#app/selectors/readiness.ts';
import { TightenButton } from '#app/tighten/tighten-buttons.tsx';
import { keepWay } from '#app/persistence/progress.ts';
import { actions, settle, useStore } from '#app/state/store.ts';
import { fieldOf } from '#deepseek/answers/index.ts';
import type { Cause, Cure } from '#deepseek/readiness/index.ts';
import { grouped } from '#iam/text/index.ts';
import { causeWords, headlineOf, readyLine, STATUS, type Headline } from './status-words.ts';
import './status.css';
import { services } from '#app/services/index.ts';

// The cures of a cause: those that come with it at once, then what the worker finds.
function useCures(cause: Cause): readonly Cure[] {
  const input = useStore(selectReadinessInput);
  const [found, setFound] = useState<{ readonly cause: Cause; readonly cures: readonly Cure[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const { answers, documents, meant } = input;
    // What was found in the documents as they are says nothing about those of other answers.
    const texts = documents.map(({ findings: _found, ...document }) => document);
    services.readiness.cures({ answers, documents: texts, ...(meant && { meant }), cause: cause.id }).then(
      (cures) => {
        if (isCurrent) setFound({ cause, cures });
      },
      // Those that came with the cause stay.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [input, cause]);
  return found?.cause === cause && found.cures.length > 0 ? found.cures : cause.cures;
}

interface StatusFrameProps {
  readonly shape: ShapeState;
  readonly head: string;
  readonly text?: ReactNode;
  readonly why?: ReactNode;
  readonly cures?: ReactNode;
  readonly primary?: ReactNode;
}

/** One height in all states. */
export function StatusFrame({ shape, head, text, why, cures, primary }: StatusFrameProps) {
  return (
    // Takes the focus where no step is next: see `focusNextStep`.
    <header className="status" data-state={shape} tabIndex={-1}>
      <StateShape state={shape} />
      <div className="status-words">
        <h1>
          <em>{head}</em> {text}
        </h1>
        <div className="status-line">
          {why === undefined ? null : <p>{why}</p>}
          {cures === undefined ? null : <div className="cures">{cures}</div>}
        </div>
      </div>
      {primary === undefined ? null : <div className="status-do">{primary}</div>}
    </header>
  );
}

/** Carries out a cure: answers, texts of documents, or a question to open. */
function applyCure({ answers, documents = {}, opens }: Cure): void {
  if (answers) actions.restate(answers);
  const shown = selectDocuments(useStore.getState());
  const texts = Object.entries(documents).flatMap(([id, text]) => {
    const composed = shown.find(({ source }) => source.id === id)?.composed;
    return composed === undefined ? [] : [{ id, text: text ?? composed, composed }];
  });
  if (texts.length > 0) actions.putDocuments(texts);
  if (opens) actions.goToStep(fieldOf(opens).step, opens);
}

function Cures({ cause, filled }: { cause: Cause; filled: boolean }) {
  const cures = useCures(cause);
  return cures.slice(0, 3).map((cure, index) => (
    <Button
      key={cure.label}
      weight={filled && index === 0 && !cure.widens ? 'primary' : 'normal'}
      data-cure={index === 0 && !cure.widens ? 'best' : undefined}
      onClick={() => {
        focusNextStep();
        applyCure(cure);
      }}
    >
      {cure.label}
    </Button>
  ));
}

/** Who may use a role by a hand edit is a cause until somebody here says that it is meant: for this text, and in this browser only. */
function Meant({ cause: { principal, places = [] } }: { cause: Cause }) {
  if (principal === undefined) return null;
  const mean = (): void => {
    focusNextStep();
    const documents = selectDocuments(useStore.getState());
    for (const id of new Set(places.map(({ document }) => document))) {
      const text = documents.find(({ source }) => source.id === id)?.text;
      if (text !== undefined) actions.mean({ document: id, text, principal });
    }
  };
  return <Button onClick={mean}>It is meant</Button>;
}

/** “this role”, “these policies”. */
const useWhat = (): string => {
  const { roles } = useKit();
  return roles.some(({ kind }) => kind !== 'attachment') ? 'this role' : 'these policies';
};

function Create({ filled }: { filled: boolean }) {
  const what = useWhat();
  return (
    <Button
      weight={filled ? 'primary' : 'normal'}
      className="button-big"
      data-cure={filled ? 'best' : undefined}
      onClick={() => actions.openPane('create')}
    >
      Create {what}
      <Icon of={ArrowRight} />
    </Button>
  );
}

/** “Allows 4 of 22,091 actions. 14 of 14 checks pass.” */
function Figures() {
  const allowed = useAllowed();
  const tally = useProofTally();
  return (
    <>
      {allowed ? (
        <>
          Allows{' '}
          <b>
            {grouped(allowed.count)} of {grouped(allowed.total)}
          </b>{' '}
          actions.{' '}
        </>
      ) : null}
      {tally && tally.total > 0 ? (
        <>
          <b>
            {grouped(tally.total - tally.failing - tally.open)} of {grouped(tally.total)}
          </b>{' '}
          {tally.total === 1 ? 'check passes' : 'checks pass'}.
        </>
      ) : null}
    </>
  );
}

/** What the status says first. */
export function useHeadline({ state, causes, checking, ...more }: PageReadiness): Headline {
  const slow = useIsSlow(checking);
  const isPasted = useMode() === 'pasted';
  if (state !== 'ready') return headlineOf(state, causes);
  if (slow && more.fault === null) return { shape: 'guess', head: 'Checking…' };
  const line = readyLine(more);
  return isPasted && line.shape === 'ready' ? { ...line, head: 'No problems found' } : line;
}

/** What somebody wrote and no answer follows is theirs to decide on. */
function ContinueWithout() {
  const leave = (): void => {
    focusNextStep();
    actions.leaveOut([]);
  };
  return (
    <Button weight="primary" data-cure="best" onClick={leave}>
      Continue without
    </Button>
  );
}

function Ready({ readiness }: { readiness: PageReadiness }) {
  const headline = useHeadline(readiness);
  const isPasted = useMode() === 'pasted';
  if (readiness.fault !== null)
    return (
      <StatusFrame
        {...headline}
        why="The documents follow from your answers, but nothing was proved about them."
        primary={<Create filled={false} />}
      />
    );
  const isKnown = headline.shape === 'ready';
  const isLeftOut = headline.shape === 'guess' && headline.text !== undefined;
  return (
    <StatusFrame
      {...headline}
      why={isKnown || isLeftOut ? <Figures /> : undefined}
      cures={isLeftOut ? <ContinueWithout /> : undefined}
      primary={isPasted ? undefined : <Create filled={isKnown} />}
    />
  );
}

/** Rather than whom it lets in, a person can say what a policy is for. */
const isTightened = ({ state, principal }: Cause): boolean => state === 'tooBroad' && principal === undefined;

function NotReady({ readiness: { state, causes } }: { readiness: PageReadiness }) {
  const isPasted = useMode() === 'pasted';
  if (state === 'ready') return null;
  const { shape, head } = STATUS[state];
  const worst = causes.filter((cause) => cause.state === state);
  const [first, other] = worst;
  if (!first) return null;
  const asks = state === 'answersLeft';
  // Who uses a role cannot be left to the person who creates it.
  const canWait = asks && !worst.some(({ fields }) => fields.includes('entity'));
  const tightens = isPasted && worst.some(isTightened);
  const why =
    (tightens && other ? `${other.text}.` : first.why) ??
    (asks && worst.length === 1 ? 'Everything else is set.' : undefined);
  return (
    <StatusFrame
      shape={shape}
      head={head(worst)}
      text={causeWords(tightens ? [first] : worst, STATUS[state])}
      why={why === undefined ? undefined : <Message text={why} />}
      cures={
        asks && !isPasted ? (
          canWait ? (
            <Button
              onClick={() => {
                keepWay('terraform');
                actions.openPane('create');
              }}
            >
              {worst.length === 1 ? 'Make it a parameter' : 'Make them parameters'}
            </Button>
          ) : undefined
        ) : (
          <>
            <Cures key={first.id} cause={first} filled={!tightens} />
            <Meant cause={first} />
          </>
        )
      }
      primary={isPasted ? tightens ? <TightenButton filled /> : undefined : <Create filled={false} />}
    />
  );
}

export function BackToPolicies() {
  return (
    <Button className="button-big" onClick={() => actions.openPane('documents')}>
      <Icon of={ArrowLeft} />
      Policies
    </Button>
  );
}

/** ⌘↵ takes the best next step: the best cure, or Create. */
function useBestKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (event.target instanceof Element && event.target.closest('.code-view, dialog')) return;
      event.preventDefault();
      // What was typed last may make another step the best: it is drawn right after this event.
      settle();
      setTimeout(() => document.querySelector<HTMLButtonElement>('.status [data-cure="best"]')?.click());
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

export function Status() {
  const readiness = useReadiness();
  useBestKey();
  if (readiness.empty && readiness.state === 'ready')
    return <StatusFrame shape="guess" head="Nothing to check yet" why="Paste a policy below." />;
  return readiness.state === 'ready' ? <Ready readiness={readiness} /> : <NotReady readiness={readiness} />;
}
