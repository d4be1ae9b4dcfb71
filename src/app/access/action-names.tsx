// Names of actions by access level, each with its risks.
import type { RiskKindsByAction } from '#iam/access/access-view.ts';
import type { NamedActions } from '#iam/access/group-by-access.ts';
import { ACCESS_LEVELS, type AccessLevel } from '#iam/reference/files.ts';
import { RiskTags } from './risk-words.tsx';
import { useLimit } from './use-limit.tsx';

interface ActionNamesProps {
  readonly prefix: string;
  readonly actions: readonly NamedActions[];
  readonly risks: RiskKindsByAction;
}

const LEVELS: readonly (AccessLevel | undefined)[] = [...ACCESS_LEVELS, undefined];

export function ActionNames({ prefix, actions, risks }: ActionNamesProps) {
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
