// The actions of one service that may be allowed: on what, under which conditions, and by which statements.
import { useEffect, useState } from 'react';
import { statementsOn, type Speaking, type Subject } from '#app/services/access.ts';
import type { RiskKindsByAction } from '#core/access/access-view.ts';
import { ActionNames } from './action-names.tsx';
import { CellPhrase } from './cell-mark.tsx';
import type { ShownService } from './filter.ts';
import { GrantWords } from './grant-words.tsx';
import { groupActions, type ActionGroup } from './groups.ts';
import { StatementLinks } from './statement-links.tsx';
import { useLimit } from './use-limit.tsx';

/** The statements that speak of the service's actions, once the worker has said. */
function useSpeaking(subject: Subject, prefix: string): Speaking | undefined {
  const [speaking, setSpeaking] = useState<Speaking>();
  useEffect(() => {
    let stale = false;
    void statementsOn(subject, prefix).then((found) => {
      if (!stale) setSpeaking(found);
    });
    return () => {
      stale = true;
    };
  }, [subject, prefix]);
  return speaking;
}

interface GroupProps {
  readonly group: ActionGroup;
  readonly prefix: string;
  readonly risks: RiskKindsByAction;
  readonly speaking: Speaking | undefined;
}

function Group({ group, prefix, risks, speaking }: GroupProps) {
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
        statements={actions.flatMap(({ names }) => names).flatMap((name) => speaking?.get(name) ?? [])}
      />
    </li>
  );
}

interface ActionListProps extends Pick<ShownService, 'service' | 'actionGroups'> {
  readonly subject: Subject;
  readonly risks: RiskKindsByAction;
}

export function ActionList({ service: { prefix }, actionGroups, subject, risks }: ActionListProps) {
  const speaking = useSpeaking(subject, prefix);
  const [shown, more] = useLimit(groupActions(actionGroups), 12, 'groups of actions');
  return (
    <>
      <ul className="access-groups">
        {shown.map((group) => (
          <Group key={group.key} group={group} prefix={prefix} risks={risks} speaking={speaking} />
        ))}
      </ul>
      {more}
    </>
  );
}
