// The access that is gained, lost and changed between two versions or policies, risky changes first.
import type {
  AccessView,
  ActionAccess,
  ChangedAccess,
  NamedActions,
  RiskKindsByAction,
  SameAccessChanges,
} from '#iam/access/index.ts';
import { CellPhrase } from './cell-mark.tsx';
import { useLimit } from './use-limit.tsx';
import { ACCESS_LEVELS, type AccessLevel } from '#iam/reference/index.ts';
import { RiskTags } from './risk-words.tsx';
import { groupGrants, type GrantGroup } from './groups.ts';

// Says in words on which resources and under which conditions an action is allowed.
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

function GrantWords({ access }: { access: ActionAccess | undefined }) {
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

// Names of actions by access level, each with its risks.
interface ActionNamesProps {
  readonly prefix: string;
  readonly actions: readonly NamedActions[];
  readonly risks: RiskKindsByAction;
}

const LEVELS: readonly (AccessLevel | undefined)[] = [...ACCESS_LEVELS, undefined];

function ActionNames({ prefix, actions, risks }: ActionNamesProps) {
  const all = LEVELS.flatMap((level) =>
    actions
      .filter((each) => each.level === level)
      .flatMap(({ names }) => names.map((name) => ({ name, level }))),
  );
  const [shown, more] = useLimit(all, 40, 'actions');
  return (
    <>
      <dl className="access-names">
        {LEVELS.map((level) => {
          const named = shown.filter((action) => action.level === level);
          return named.length === 0 ? null : (
            <div key={level ?? ''} className="access-texts">
              <dt>{level ?? 'Unknown level'}</dt>
              <dd>
                {named.map(({ name }) => (
                  <span key={name} className="access-name">
                    <code>{name}</code>
                    <RiskTags kinds={risks.get(`${prefix}:${name}`)} />
                  </span>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      {more}
    </>
  );
}

const SIGNS = { gained: '+', changed: '±', lost: '−' } as const;
const WORDS = { gained: 'Gained', changed: 'Changed', lost: 'Lost' } as const;

function Change({ group, view }: { group: SameAccessChanges; view: AccessView }) {
  const { kind, prefix, before, after, actions } = group;
  const risks = kind === 'lost' ? view.difference?.risksBefore : view.riskKinds;
  return (
    <li className="access-change" data-kind={kind}>
      <p className="access-group-head">
        <span className="access-sign" aria-hidden>
          {SIGNS[kind]}
        </span>
        <strong>
          {WORDS[kind]} in <code>{prefix}</code>
        </strong>
        {kind === 'changed' ? null : <CellPhrase cell={(after ?? before)?.cell ?? 'no'} />}
      </p>
      <ActionNames prefix={prefix} actions={actions} risks={risks ?? new Map()} />
      {kind === 'changed' ? (
        <div className="access-versions">
          <div>
            <p className="access-group-head">
              Before: <CellPhrase cell={before?.cell ?? 'no'} />
            </p>
            <GrantWords access={before} />
          </div>
          <div>
            <p className="access-group-head">
              Now: <CellPhrase cell={after?.cell ?? 'no'} />
            </p>
            <GrantWords access={after} />
          </div>
        </div>
      ) : (
        <GrantWords access={after ?? before} />
      )}
    </li>
  );
}

const counted = (count: number): string => count.toLocaleString('en');

/** "171 gained, 12 of them risky, none lost, 2 changed, 12 unchanged" */
function changeWords({ counts, unchanged, changes, riskyGains }: ChangedAccess): string {
  const { gained, lost, changed } = counts;
  if (changes.length === 0)
    return `Nothing changes: ${counted(unchanged)} actions are allowed just as before.`;
  const gains =
    riskyGains > 0 ? `${counted(gained)} gained (${counted(riskyGains)} risky)` : `${counted(gained)} gained`;
  return `${gains}, ${counted(lost)} lost, ${counted(changed)} changed, ${counted(unchanged)} unchanged`;
}

export function ChangeList({ view, difference }: { view: AccessView; difference: ChangedAccess }) {
  const [shown, more] = useLimit(difference.changes, 8, 'changes');
  return (
    <>
      <p className="access-changed" role="status">
        {changeWords(difference)}
      </p>
      <ul className="access-changes">
        {shown.map((group) => (
          <Change
            key={`${group.kind} ${group.prefix} ${group.actions[0]?.names[0]}`}
            group={group}
            view={view}
          />
        ))}
      </ul>
      {more}
    </>
  );
}
