// The actions of one service that may be allowed: on what, under which conditions, and by which statements.
import { useEffect, useState } from 'react';
import { services } from '#app/services/index.ts';
import type { StatementsByAction } from '#core/access/statements-by-action.ts';
import type { Subject } from '#core/access/subject.ts';
import type { RiskKindsByAction } from '#core/access/access-view.ts';
import { ActionNames } from './action-names.tsx';
import { CellPhrase } from './cell-mark.tsx';
import type { ShownService } from './filter.ts';
import { GrantWords } from './grant-words.tsx';
import { groupActions, type ActionGroup } from './groups.ts';
import { StatementLinks } from './statement-links.tsx';
import { useLimit } from './use-limit.tsx';

/** The statements that apply to the actions of the service, once the worker has answered. */
function useStatements(subject: Subject, prefix: string): StatementsByAction | undefined {
  const [statements, setStatements] = useState<StatementsByAction>();
  useEffect(() => {
    let stale = false;
    void services.access.statementsOn(subject, prefix).then((found) => {
      if (!stale) setStatements(found);
    });
    return () => {
      stale = true;
    };
  }, [subject, prefix]);
  return statements;
}

interface GroupProps {
  readonly group: ActionGroup;
  readonly prefix: string;
  readonly risks: RiskKindsByAction;
  readonly statements: StatementsByAction | undefined;
}

function Group({ group, prefix, risks, statements }: GroupProps) {
  const { access, alsoNeeds, actions } = group;
  return (
    <li className="access-group">
      <p className="access-group-head">
        <CellPhrase cell={access.cell} />
        {alsoNeeds ? <span className="hint">The {alsoNeeds} must allow it as well.</span> : null}
      </p>
      <ActionNames prefix={prefix} actions={actions} risks={risks} />
      <GrantWords access={access} />
      <StatementLinks
        statements={actions.flatMap(({ names }) => names).flatMap((name) => statements?.get(name) ?? [])}
      />
    </li>
  );
}

interface ActionListProps extends Pick<ShownService, 'service' | 'actionGroups'> {
  readonly subject: Subject;
  readonly risks: RiskKindsByAction;
}

export function ActionList({ service: { prefix }, actionGroups, subject, risks }: ActionListProps) {
  const statements = useStatements(subject, prefix);
  const [shown, more] = useLimit(groupActions(actionGroups), 12, 'groups of actions');
  return (
    <>
      <ul className="access-groups">
        {shown.map((group) => (
          <Group key={group.key} group={group} prefix={prefix} risks={risks} statements={statements} />
        ))}
      </ul>
      {more}
    </>
  );
}
