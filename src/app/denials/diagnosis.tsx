// The sheet of a refused call: where AWS stopped it, and the smallest fix, decided again before it is offered.
import { Check, Copy, ExternalLink } from 'lucide';
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { StateShape } from '#app/controls/state-shape.tsx';
import { Tabs } from '#app/controls/tabs.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { services } from '#app/services/index.ts';
import { StatusFrame } from '#app/sheet/status.tsx';
import { actions } from '#app/state/store.ts';
import type { DiagnosedGroup, Diagnosis, FixedDecision } from '#worker/protocol.ts';
import { BesideView } from './beside.tsx';
import { CodeChanges } from './code-changes.tsx';
import { copyAll, copyOf } from './copied-fixes.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import './denied.css';

type Fix = Diagnosis['fixes'][number];

function CopyButton({ text, label, primary = false }: { text: string; label: string; primary?: boolean }) {
  const [last, setLast] = useState<string | null>(null);
  const copied = last === text;
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    setLast(done ? text : null);
    actions.announce(done ? `Copied: ${label}` : 'The browser did not allow copying.');
  };
  return (
    <Button
      weight={primary ? 'primary' : 'quiet'}
      className={primary ? 'button-big' : ''}
      data-cure={primary ? 'best' : undefined}
      aria-label={primary ? undefined : `Copy: ${label}`}
      onClick={() => void copy()}
    >
      <Icon of={copied ? Check : Copy} />
      {primary ? label : copied ? 'Copied' : 'Copy'}
    </Button>
  );
}

function Layers({ layers }: { layers: Diagnosis['layers'] }) {
  return (
    <ol className="layers">
      {layers.map(({ id, name, named, text }) => (
        <li key={id} data-named={named || undefined}>
          {named ? <StateShape state="wont" /> : <span className="layer-ring" />}
          <strong>{name}</strong>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}

function Body({ fix }: { fix: Fix }) {
  if (fix.where === 'code') return <CodeChanges changes={fix.changes} />;
  const copy = copyOf(fix);
  return copy === undefined ? null : (
    // A scrollable text must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="block well" tabIndex={0} aria-label={fix.title}>
      <code>{copy}</code>
    </pre>
  );
}

function FixItem({ fix, number }: { fix: Fix; number: number }) {
  const copy = copyOf(fix);
  return (
    <li className="fix">
      <span className="step-mark" data-state="current" aria-hidden>
        {number}
      </span>
      <div>
        <header>
          <h3>{fix.title}</h3>
          <p>
            <Message text={fix.text} />
          </p>
          {fix.where === 'role' && fix.console ? (
            <a className="button button-quiet" href={fix.console.address} target="_blank" rel="noreferrer">
              IAM
              <span className="visually-hidden">, {fix.console.title} in a new tab</span>
              <Icon of={ExternalLink} />
            </a>
          ) : null}
          {copy === undefined ? null : <CopyButton text={copy} label={fix.title} />}
        </header>
        <Body fix={fix} />
        {'beside' in fix && fix.beside ? <BesideView {...fix.beside} /> : null}
      </div>
    </li>
  );
}

/** The fix is decided before anybody makes it. */
function useDecided(diagnosis: Diagnosis): FixedDecision | undefined {
  const [known, setKnown] = useState<{ of: Diagnosis; decision: FixedDecision }>();
  useEffect(() => {
    let isCurrent = true;
    services.denials.decideFixed(diagnosis).then(
      (decision) => {
        if (isCurrent) setKnown({ of: diagnosis, decision });
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [diagnosis]);
  return known?.of === diagnosis ? known.decision : undefined;
}

function Diagnosed({ diagnosis, cause }: { diagnosis: Diagnosis; cause: DiagnosedGroup['cause'] }) {
  const { fixes, layers, opens } = diagnosis;
  const decided = useDecided(diagnosis);
  return (
    <div className="diagnosis">
      {layers.length > 0 ? (
        <>
          <h2>Where AWS stopped it</h2>
          <Layers layers={layers} />
        </>
      ) : (
        <p>
          <Message text={cause.text} />{' '}
          <a href={cause.page} target="_blank" rel="noreferrer">
            Documentation
          </a>
        </p>
      )}
      {fixes.length > 0 ? (
        <>
          <h2>
            {layers.length > 0 ? 'Smallest fix' : 'What to do'} <small>{opens}</small>
          </h2>
          <ol className="fixes">
            {fixes.map((fix, index) => (
              <FixItem key={`${fix.where} ${fix.title}`} fix={fix} number={index + 1} />
            ))}
          </ol>
          {decided === 'allowed' ? (
            <p className="fix-decided">
              <StateShape state="ready" small />
              With these statements, the role’s policies allow the call.
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function Group({
  group,
  groups,
  onChoose,
}: {
  group: DiagnosedGroup;
  groups: readonly DiagnosedGroup[];
  onChoose: (index: number) => void;
}) {
  const { diagnosis, cause } = group;
  const isDenied = group.denials[0]?.denied !== false;
  const copyable = diagnosis?.fixes.filter((fix) => copyOf(fix) !== undefined) ?? [];
  return (
    <>
      <StatusFrame
        shape={isDenied ? 'denied' : 'need'}
        head={isDenied ? 'Denied:' : 'Not a denial:'}
        text={cause.title}
        why={diagnosis?.detail === undefined ? undefined : <Message text={diagnosis.detail} />}
        primary={
          copyable.length > 0 ? (
            <CopyButton
              primary
              text={copyAll(copyable)}
              label={
                copyable.length === 1
                  ? 'Copy the fix'
                  : copyable.length === 2
                    ? 'Copy both fixes'
                    : 'Copy all fixes'
              }
            />
          ) : undefined
        }
      />
      {groups.length > 1 ? (
        <div className="document-bar">
          <Tabs
            label="Denied calls"
            tabs={groups.map(({ denials, count }, index) => ({
              id: `denial-${index}`,
              label: `${denials[0]?.denied === false ? 'Not a denial' : (denials[0]?.denial.action ?? 'A call')}${count > 1 ? ` ${count}×` : ''}`,
            }))}
            chosen={`denial-${groups.indexOf(group)}`}
            controls="diagnosis"
            onChoose={(id) => onChoose(Number(id.slice('denial-'.length)))}
          />
        </div>
      ) : null}
      <div id="diagnosis" className="guide">
        {diagnosis ? (
          <Diagnosed diagnosis={diagnosis} cause={cause} />
        ) : (
          <p>Paste this message alone to see its fix.</p>
        )}
      </div>
    </>
  );
}

export default function DiagnosisSheet() {
  const { diagnosed } = useDiagnosis();
  const [chosen, setChosen] = useState(0);
  if (diagnosed.state === 'waiting') return <StatusFrame shape="guess" head="Reading what AWS said…" />;
  if (diagnosed.state === 'failed')
    return <StatusFrame shape="need" head="Not read:" text={diagnosed.message} />;
  const group = diagnosed.groups[chosen] ?? diagnosed.groups[0];
  if (!group) return <StatusFrame shape="need" head="No refused call" text="was found in this text" />;
  return <Group group={group} groups={diagnosed.groups} onChoose={setChosen} />;
}
