// Check that it works: the calls to run, and what each answer of AWS means.
import { useState } from 'react';
import { Snippet } from '#app/controls/snippet.tsx';
import { useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { useExpectations } from '#app/selectors/expectations.ts';
import { useKit } from '#app/selectors/kit.ts';
import { actions } from '#app/state/store.ts';
import { isCreated } from '#core/compose/role-kit.ts';
import { ANSWER_MEANINGS, type AnswerMeaning } from '#core/create/answer-meanings.ts';
import { callPlace, policyCallPlace } from '#core/create/caller-rows.ts';
import { callsOf, type CheckCall } from '#core/create/check-calls.ts';
import { copyCode } from './create-item.tsx';

function lead(to: NonNullable<AnswerMeaning['leadsTo']>): void {
  if (to === 'models') actions.goToStep('models');
  else {
    actions.openSide('checks');
  }
}

const LEADS = { denials: 'Paste the message', models: 'Check models and Regions' } as const;

function Meanings() {
  return (
    <details className="create-steps" open>
      <summary>What each answer means</summary>
      <dl className="create-values">
        {ANSWER_MEANINGS.map(({ id, answer, means, leadsTo, page }) => (
          <div key={id}>
            <dt>{answer}</dt>
            <dd>
              {means}{' '}
              {leadsTo ? (
                <button type="button" className="link-button" onClick={() => lead(leadsTo)}>
                  {LEADS[leadsTo]}
                </button>
              ) : null}{' '}
              {page === undefined ? null : (
                <a href={page} target="_blank" rel="noreferrer">
                  AWS page
                </a>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Calls({ calls, expect, words }: { calls: readonly CheckCall[]; expect: string; words: string }) {
  const shown = calls.filter((call) => call.expect === expect);
  if (shown.length === 0) return null;
  return (
    <>
      <h4>{words}</h4>
      {shown.map(({ id, title, command }) => (
        <div key={id}>
          <p>{title}</p>
          <Snippet title={title} code={command} onCopy={(...what) => void copyCode(...what)} />
        </div>
      ))}
    </>
  );
}

const networkKeys = ['aws:SourceVpce', 'aws:SourceVpc', 'aws:SourceIp', 'aws:VpcSourceIp'];

function useCalls() {
  const kit = useKit();
  const checked = useCheckedAnswers();
  const expectations = useExpectations();
  const roles = kit.roles.filter(isCreated);
  const [chosen, setChosen] = useState('');
  const withCalls = roles.filter(({ id }) => callsOf(expectations, id).length > 0);
  const role = withCalls.find(({ id }) => id === chosen) ?? withCalls[0];
  const calls = callsOf(expectations, role?.id);
  const main = role?.kind === 'main' ? role : undefined;
  const [policy] = kit.policies;
  const place = main
    ? callPlace(main.arn, checked)
    : role
      ? { words: `Run them as the role ${role.name}.` }
      : policy && policyCallPlace(policy.target);
  const inNetwork = expectations.some(
    ({ expect, context }) => expect === 'allowed' && networkKeys.some((key) => context[key] !== undefined),
  );
  return { kit, roles, withCalls, role, calls, place, inNetwork, setChosen };
}

export function CheckSection() {
  const { roles, withCalls, role, calls, place, inNetwork, setChosen } = useCalls();
  const service = roles.length > 0 && (role === undefined || !place);
  return (
    <section className="create-section create-check" aria-label="Check that it works">
      <h3>Check that it works</h3>
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
      {service ? (
        <p>
          Only an AWS service assumes this role, so nobody can make its calls by hand. Verify it in your
          account below, then do what stands under Afterwards: the first job or call shows whether it works.
        </p>
      ) : (
        <>
          <p>
            {place?.words}
            {inNetwork ? ' Run them inside your network: calls from elsewhere are denied.' : ''}
          </p>
          {place?.command === undefined ? null : (
            <Snippet
              title="How to get there"
              code={place.command}
              onCopy={(...what) => void copyCode(...what)}
            />
          )}
          {role && !place?.inCode ? (
            <>
              <p>The ARN in the answer must name {role.name}:</p>
              <Snippet
                title="Who makes the calls"
                code="aws sts get-caller-identity"
                onCopy={(...what) => void copyCode(...what)}
              />
            </>
          ) : null}
          <Calls calls={calls} expect="allowed" words="These must work" />
          <Calls calls={calls} expect="denied" words="These must be refused" />
        </>
      )}
      <Meanings />
    </section>
  );
}
