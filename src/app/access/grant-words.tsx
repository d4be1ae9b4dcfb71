// Says in words on which resources and under which conditions an action is allowed.
import type { ActionAccess } from '#iam/access/matrix/action-access.ts';
import { groupGrants, type GrantGroup } from './groups.ts';
import { useLimit } from './use-limit.tsx';

function Texts({ label, texts, joined }: { label: string; texts: readonly string[]; joined?: string }) {
  const [shown, more] = useLimit(texts, 6, 'entries');
  if (texts.length === 0) return null;
  return (
    <div className="access-texts">
      <dt>{label}</dt>
      <dd>
        {shown.map((text, index) => (
          <span key={text}>
            {index > 0 && joined ? <span className="hint">{joined} </span> : null}
            <code>{text}</code>{' '}
          </span>
        ))}
        {more}
      </dd>
    </div>
  );
}

function GrantLines({ on, except, when, unless }: GrantGroup) {
  return (
    <dl className="access-grant">
      <Texts label="On" texts={on.length > 0 ? on : ['*']} />
      <Texts label="Except" texts={except} />
      <Texts label="If" texts={when} joined="and" />
      <Texts label="Unless" texts={unless} joined="or" />
    </dl>
  );
}

export function GrantWords({ access }: { access: ActionAccess | undefined }) {
  const [shown, more] = useLimit(groupGrants(access?.grants ?? []), 4, 'grants');
  const [first] = shown;
  // All resources, always: the heading says it.
  const isPlain =
    shown.length === 1 &&
    first &&
    [first.on, first.except, first.when, first.unless].every((texts) => texts.length === 0);
  if (isPlain || !first) return null;
  return (
    <>
      {shown.map((group) => (
        <GrantLines {...group} key={group.key} />
      ))}
      {more}
    </>
  );
}
