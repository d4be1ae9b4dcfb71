// The access that is gained, lost and changed between two versions or policies, risky changes first.
import type { AccessView, ChangedAccess } from '#iam/access/access-view.ts';
import type { SameAccessChanges } from '#iam/access/group-by-access.ts';
import { ActionNames } from './action-names.tsx';
import { CellPhrase } from './cell-mark.tsx';
import { GrantWords } from './grant-words.tsx';
import { useLimit } from './use-limit.tsx';

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
