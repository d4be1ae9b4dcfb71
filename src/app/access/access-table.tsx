// The table: one row for each service, one column for each access level. A row opens to the actions of its service.
import { ChevronRight } from 'lucide';
import { useId, useState } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import type { Subject } from '#core/access/subject.ts';
import type { AccessView } from '#core/access/access-view.ts';
import type { GroupSummary } from '#core/access/access-view.ts';
import { ACCESS_LEVELS, type AccessLevel } from '#core/reference/files.ts';
import { allowedIn } from '#core/access/matrix/counts.ts';
import { ActionList } from './action-list.tsx';
import { CELL_WORDS, CellShape } from './cell-mark.tsx';
import type { ShownService } from './filter.ts';
import { useLimit } from './use-limit.tsx';

/** For narrow screens. */
const SHORT_LEVELS: Readonly<Record<AccessLevel, string>> = {
  List: 'List',
  Read: 'Read',
  Write: 'Write',
  'Permissions management': 'Perms',
  Tagging: 'Tags',
};

function LevelCell({ group }: { group: GroupSummary | undefined }) {
  if (!group)
    return (
      <td className="access-cell">
        <span className="visually-hidden">there are none</span>
      </td>
    );
  const { cell, counts, total } = group;
  return (
    <td className="access-cell" data-cell={cell}>
      <CellShape cell={cell} />
      <span className="access-word">{CELL_WORDS[cell]}</span>{' '}
      {cell === 'no' ? null : (
        <span className="access-count">
          {allowedIn(counts)}
          <span aria-hidden>/</span>
          <span className="visually-hidden"> of </span>
          {total}
        </span>
      )}
    </td>
  );
}

interface RowProps {
  readonly shown: ShownService;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly view: AccessView;
  readonly subject: Subject;
}

function ServiceRows({ shown, open, onToggle, view, subject }: RowProps) {
  const { service, actionGroups } = shown;
  const details = useId();
  const unknown = service.groups.find(({ level }) => level === undefined);
  return (
    <tbody>
      <tr>
        <th scope="row" className="access-service">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            onClick={onToggle}
          >
            <Icon of={ChevronRight} className="access-chevron" />
            <span>
              <code>{service.prefix}</code> <span className="hint">{service.name}</span>
            </span>
          </button>
        </th>
        {unknown ? (
          <td colSpan={ACCESS_LEVELS.length} className="hint">
            up to {allowedIn(unknown.counts)} of {unknown.total}; its levels are not loaded
          </td>
        ) : (
          ACCESS_LEVELS.map((level) => (
            <LevelCell key={level} group={service.groups.find((group) => group.level === level)} />
          ))
        )}
      </tr>
      {open ? (
        <tr id={details} className="access-detail">
          <td colSpan={ACCESS_LEVELS.length + 1}>
            <ActionList
              service={service}
              actionGroups={actionGroups}
              subject={subject}
              risks={view.riskKinds}
            />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

interface AccessTableProps {
  readonly services: readonly ShownService[];
  readonly view: AccessView;
  readonly subject: Subject;
}

/** So few actions are all shown from the start. */
const OPEN_UP_TO = 24;

export function AccessTable({ services, view, subject }: AccessTableProps) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [shown, more] = useLimit(services, 40, 'services');
  const isFew = services.reduce((sum, { count }) => sum + count, 0) <= OPEN_UP_TO;
  return (
    <>
      <table className="access-table">
        <caption className="visually-hidden">
          What {subject.title} can do, by service and access level
        </caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            {ACCESS_LEVELS.map((level) => (
              <th key={level} scope="col">
                <span className="access-long">{level}</span>
                <span className="access-short" aria-hidden>
                  {SHORT_LEVELS[level]}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {shown.map((each) => {
          const { prefix } = each.service;
          const open = toggled.get(prefix) ?? isFew;
          return (
            <ServiceRows
              key={prefix}
              shown={each}
              open={open}
              onToggle={() => setToggled(new Map(toggled).set(prefix, !open))}
              view={view}
              subject={subject}
            />
          );
        })}
      </table>
      {more}
    </>
  );
}
