// Check that it works: a call that must answer next to one that must be refused, and where another answer leads.
import { Ban, Check, CircleAlert } from 'lucide';
import { useState, type ReactNode } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { useExpectations } from '#app/selectors/expectations.ts';
import { useKit } from '#app/selectors/kit.ts';
import { actions } from '#app/state/store.ts';
import { isCreated } from '#deepseek/compose/index.ts';
import {
  ANSWER_MEANINGS,
  type CallPlace,
  type CheckCall,
  type CreateItem,
  callPlace,
  callsOf,
  policyCallPlace,
} from '#deepseek/create/index.ts';
import { CodeWell, CopyButton } from './code-well.tsx';

const NETWORK_KEYS = ['aws:SourceVpce', 'aws:SourceVpc', 'aws:SourceIp', 'aws:VpcSourceIp'];

interface CheckInUse {
  /** The step. */
  readonly item: CreateItem;
  /** What stands below its title. */
  readonly content: ReactNode;
}

/** The calls of a role, or of the policies of a kit without one, and where they are made. */
export function useCheck(): CheckInUse {
  const kit = useKit();
  const checked = useCheckedAnswers();
  const expectations = useExpectations();
  const roles = kit.roles.filter(isCreated);
  const [chosen, setChosen] = useState('');
  const withCalls = roles.filter(({ id }) => callsOf(expectations, id).length > 0);
  const role = withCalls.find(({ id }) => id === chosen) ?? withCalls[0];
  const calls = callsOf(expectations, role?.id);
  const [policy] = kit.policies;
  const place = role
    ? role.kind === 'main'
      ? callPlace(role.arn, checked)
      : { words: `With the role ${role.name}.` }
    : policy && policyCallPlace(policy.target);
  const isOfService = calls.length === 0 || (roles.length > 0 && (role === undefined || !place));
  const inNetwork = expectations.some(
    ({ expect, context }) => expect === 'allowed' && NETWORK_KEYS.some((key) => context[key] !== undefined),
  );
  const lead = isOfService
    ? 'Only AWS can make its calls: the first job or call shows it.'
    : `${place?.words ?? ''}${inNetwork ? ' Inside your network only.' : ''}`;
  return {
    item: {
      id: 'check',
      title: 'Check that it works',
      lead,
      done: 'It works',
      also: [],
      content: [lead, ...calls.map(({ command }) => command)].join('\n'),
    },
    content: (
      <>
        {withCalls.length > 1 ? (
          <label className="create-role">
            <span>Role</span>
            <select value={role?.id} onChange={(event) => setChosen(event.currentTarget.value)}>
              {withCalls.map(({ id, title, name }) => (
                <option key={id} value={id}>
                  {title} · {name}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {isOfService ? null : (
          <>
            {place?.command === undefined || place.inCode !== undefined ? null : (
              <CodeWell code={place.command} title="How to get there" />
            )}
            <Calls calls={calls} place={place} />
          </>
        )}
        <Meanings />
      </>
    ),
  };
}

/** The box, empty, for an answer that AWS gave. */
export function PasteAnswer() {
  return (
    <Button weight="quiet" onClick={actions.pasteAnswer}>
      <Icon of={CircleAlert} />
      Paste another answer
    </Button>
  );
}

function Calls({ calls, place }: { calls: readonly CheckCall[]; place: CallPlace | undefined }) {
  const allowed = calls.filter(({ expect }) => expect === 'allowed');
  const denied = calls.filter(({ expect }) => expect === 'denied');
  return (
    <div className="create-check">
      {allowed.length > 0 ? <Card expect="allowed" calls={allowed} place={place} /> : null}
      {denied.length > 0 ? <Card expect="denied" calls={denied} place={place} /> : null}
    </div>
  );
}

const CARDS = {
  allowed: { title: 'Must answer', icon: Check },
  denied: { title: 'Must be refused', icon: Ban },
} as const;

interface CardProps {
  readonly expect: 'allowed' | 'denied';
  readonly calls: readonly CheckCall[];
  readonly place: CallPlace | undefined;
}

function InCode({ call, where }: { readonly call: CheckCall; readonly where: string }) {
  if (!call.model) return <CodeWell captioned code={call.command} title={call.title} />;
  const { id, region } = call.model;
  return (
    <p>
      In the {where}, set modelId to <code>{id}</code> in {region}
      {call.expect === 'denied' ? ' and run it again' : ''}.
    </p>
  );
}

function Card({ expect, calls, place }: CardProps) {
  const { title, icon } = CARDS[expect];
  const where = place?.inCode;
  const row = (call: CheckCall) =>
    where === undefined ? (
      <CodeWell captioned key={call.id} code={call.command} title={call.title} />
    ) : (
      <InCode key={call.id} call={call} where={where} />
    );
  const [first, ...more] = calls;
  // What runs the code is the call that must answer; what the code then calls is said below it.
  const shown = where === undefined ? first?.command : expect === 'allowed' ? place?.command : undefined;
  const isRun = where !== undefined && shown !== undefined;
  const rest = isRun ? calls : more;
  return (
    <section className="block" data-expect={expect} aria-label={title}>
      <h3>
        <Icon of={icon} />
        {title}
        {shown === undefined ? null : <CopyButton text={shown} title={title} />}
      </h3>
      {shown === undefined || isRun ? null : <p>{first?.title}</p>}
      {shown === undefined ? null : <pre>{shown}</pre>}
      {isRun && place?.works !== undefined ? <p>{place.works}</p> : null}
      {shown === undefined && first ? row(first) : null}
      {rest.length > 0 ? (
        <details className="create-more">
          <summary>{isRun ? 'What it calls' : `${rest.length} more`}</summary>
          {rest.map(row)}
        </details>
      ) : null}
    </section>
  );
}

function Meanings() {
  return (
    <details className="create-more">
      <summary>What each answer means</summary>
      <dl className="block create-names create-meanings">
        {ANSWER_MEANINGS.map(({ id, answer, means, page }) => (
          <div key={id}>
            <dt>{answer}</dt>
            <dd className="prose">
              {means}{' '}
              {page === undefined ? null : (
                <a href={page} target="_blank" rel="noreferrer">
                  Docs ↗
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
