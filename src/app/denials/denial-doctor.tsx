// Why the calls in a pasted text were refused, and the smallest change that lets each through.
import { Message } from '#app/controls/message.tsx';
import type { DiagnosedGroup } from '#worker/protocol.ts';
import { DenialFixView } from './denial-fix.tsx';
import './denial-doctor.css';
import type { DenialLayer } from '#deepseek/denials/index.ts';
import { useEffect, useState } from 'react';
import { services } from '#app/services/index.ts';
import { useStore } from '#app/state/store.ts';

// The explanation of a text's denials, renewed when the answers or documents change.
type ExplainedText =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'explained'; readonly groups: readonly DiagnosedGroup[] };

/** Never the explanation of an older text: a new text waits for its own. */
function useExplained(text: string): ExplainedText {
  const draft = useStore((state) => state.draft);
  const [latest, setLatest] = useState<{ text: string; explained: ExplainedText }>();
  useEffect(() => {
    let isCurrent = true;
    const keep = (explained: ExplainedText): void => {
      if (isCurrent) setLatest({ text, explained });
    };
    services.denials.explain(text, draft).then(
      (groups) => keep({ state: 'explained', groups }),
      ({ message }: Error) => keep({ state: 'failed', message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [text, draft]);
  return latest?.text === text ? latest.explained : { state: 'waiting' };
}

// What layers that deny are called on the page.
const LAYER_NAMES: Readonly<Record<DenialLayer, string>> = {
  identity: 'identity policy',
  resource: 'resource policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  trust: 'trust policy',
  unknown: 'reason not said',
};

/** More resources of one cause are counted only. */
const MAX_RESOURCES = 3;

function Group({ group }: { group: DiagnosedGroup }) {
  const { cause, fixes, denials, count } = group;
  const [first] = denials;
  if (!first) return null;
  const { action = 'A call', principal, principalArn, layer, explicit } = first.denial;
  const resources = [...new Set(denials.flatMap(({ denial }) => denial.resource ?? []))];
  return (
    <li className="denial">
      <p className="denial-call">
        <code>{action}</code>
        {count > 1 ? <span className="count">{count}×</span> : null}
        <span className="tag">
          {explicit === true ? 'denied by ' : ''}
          {first.denied ? LAYER_NAMES[layer] : 'not a denial'}
        </span>
      </p>
      <dl className="denial-facts">
        {(principalArn ?? principal) ? (
          <>
            <dt>Who</dt>
            <dd>{principalArn ?? principal}</dd>
          </>
        ) : null}
        {resources.length > 0 ? (
          <>
            <dt>On</dt>
            <dd>
              {resources.slice(0, MAX_RESOURCES).join(', ')}
              {resources.length > MAX_RESOURCES ? ` and ${resources.length - MAX_RESOURCES} more` : ''}
            </dd>
          </>
        ) : null}
      </dl>
      <p>
        <Message text={cause.text} />{' '}
        <a href={cause.page} target="_blank" rel="noreferrer">
          {cause.page.startsWith('https://docs.aws.amazon.com/') ? 'AWS page' : 'Documentation'}
        </a>
      </p>
      {fixes.length > 0 ? (
        <ol className="denial-fixes" aria-label="What to do">
          {fixes.map((fix, index) => (
            <DenialFixView key={`${fix.kind} ${fix.label}`} fix={fix} primary={index === 0} />
          ))}
        </ol>
      ) : null}
    </li>
  );
}

export function DenialDoctor({ text }: { text: string }) {
  const explained = useExplained(text);
  if (explained.state === 'waiting')
    return (
      <p className="hint" role="status">
        Comparing with the documents…
      </p>
    );
  if (explained.state === 'failed') return <p role="alert">{explained.message}</p>;
  const { groups } = explained;
  return (
    <>
      <p className="visually-hidden" role="status">
        {groups.length === 1 ? '1 cause found.' : `${groups.length} causes found.`}
      </p>
      <ul className="denials" aria-label="Denied calls">
        {groups.map((group, index) => (
          // The order of groups is all that tells two of the same cause apart.
          // oxlint-disable-next-line react/no-array-index-key
          <Group key={index} group={group} />
        ))}
      </ul>
    </>
  );
}
