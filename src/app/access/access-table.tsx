// The table: what is allowed, a row for the actions of a service and level that are allowed alike, on what, and by which statements.
import { ChevronRight } from 'lucide';
import { useLayoutEffect, useRef, Fragment, useEffect, useState, type ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { services } from '#app/services/index.ts';
import {
  type AccessView,
  type RiskKindsByAction,
  type SameAccessActions,
  type ServiceAccess,
  type StatementsByAction,
  type Subject,
  allowedIn,
} from '#iam/access/index.ts';
import { describeResource, inRegions } from '#deepseek/map/index.ts';
import { ACCESS_LEVELS } from '#iam/reference/index.ts';
import { CELL_PHRASES, CellShape } from './cell-mark.tsx';
import type { ShownService } from './filter.ts';
import { groupGrants, type GrantGroup } from './groups.ts';
import { RiskTags } from './risk-words.tsx';
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

/** "DeepSeek-V3.2 in us-east-1", "bucket acme-models, r1/*" */
function resourceWords(pattern: string): string {
  const { words, region, inside } = describeResource(pattern);
  const where = region === undefined || region === '' ? '' : inRegions([region]);
  return `${words}${where}${inside === undefined ? '' : `, ${inside}`}`;
}

function Terms({ label, texts, joined }: { label: string; texts: readonly string[]; joined: string }) {
  const [shown, more] = useLimit(texts, 4, 'entries');
  if (texts.length === 0) return null;
  return (
    <span className="access-term">
      {label}{' '}
      {shown.map((text, index) => (
        <Fragment key={text}>
          {index > 0 ? ` ${joined} ` : ''}
          <code>{text}</code>
        </Fragment>
      ))}
      {more}
    </span>
  );
}

function Grant({ on, except, when, unless }: GrantGroup) {
  const [shown, more] = useLimit(on, 4, 'resources');
  return (
    <span className="access-on-lines">
      {on.length === 0 ? <span>every resource</span> : null}
      {shown.map((pattern) => (
        <span key={pattern} title={pattern}>
          {resourceWords(pattern)}
        </span>
      ))}
      {more}
      <Terms label="except" texts={except} joined="and" />
      <Terms label="if" texts={when} joined="and" />
      <Terms label="unless" texts={unless} joined="or" />
    </span>
  );
}

function On({ group: { access, alsoNeeds } }: { group: SameAccessActions }) {
  const [shown, more] = useLimit(groupGrants(access.grants), 3, 'grants');
  return (
    <div className="access-on">
      <CellShape cell={access.cell} />
      <span className="visually-hidden">{CELL_PHRASES[access.cell]}: </span>
      <span className="access-on-lines">
        {shown.length === 0 ? CELL_PHRASES[access.cell] : null}
        {shown.map((grant) => (
          <Grant {...grant} key={grant.key} />
        ))}
        {more}
        {alsoNeeds ? <span className="access-term">The {alsoNeeds} must allow it as well.</span> : null}
      </span>
    </div>
  );
}

interface RowProps {
  readonly group: SameAccessActions;
  readonly service: ServiceAccess;
  readonly isFirst: boolean;
  /** How many rows of the service follow one another. */
  readonly rows: number;
  readonly toggle: ReactNode;
  readonly risks: RiskKindsByAction;
  readonly statements: StatementsByAction | undefined;
}

function ActionsRow({ group, service, isFirst, rows, toggle, risks, statements }: RowProps) {
  const { level, names } = group;
  const whole = service.groups.find((each) => each.level === level);
  const [shown, more] = useLimit(names, 24, 'actions');
  return (
    <tr>
      {isFirst ? (
        <th scope="rowgroup" rowSpan={rows} className="access-service">
          {toggle}
        </th>
      ) : null}
      <td className="access-level">
        {level ?? 'Unknown level'}{' '}
        <span>
          {names.length} of {whole?.total ?? '?'}
        </span>
      </td>
      <td className="access-actions">
        {shown.map((name) => (
          <span key={name}>
            <code>{name}</code> <RiskTags kinds={risks.get(`${service.prefix}:${name}`)} />
          </span>
        ))}
        {more}
      </td>
      <td>
        <On group={group} />
      </td>
      <td>
        <StatementLinks statements={names.flatMap((name) => statements?.get(name) ?? [])} />
      </td>
    </tr>
  );
}

interface ServiceProps {
  readonly shown: ShownService;
  readonly open: boolean;
  /** Undefined where all stay open. */
  readonly onToggle: (() => void) | undefined;
  readonly view: AccessView;
  readonly subject: Subject;
}

const placeOf = ({ level }: SameAccessActions): number =>
  level === undefined ? ACCESS_LEVELS.length : ACCESS_LEVELS.indexOf(level);

function OpenRows({
  shown,
  toggle,
  view,
  subject,
}: Omit<ServiceProps, 'open' | 'onToggle'> & { toggle: ReactNode }) {
  const { service, actionGroups } = shown;
  const statements = useStatements(subject, service.prefix);
  const ordered = actionGroups.toSorted((a, b) => placeOf(a) - placeOf(b));
  const [groups, more] = useLimit(ordered, 24, 'groups of actions');
  return (
    <>
      {groups.map((group, index) => (
        <ActionsRow
          key={`${group.level ?? ''} ${group.names.join()}`}
          group={group}
          service={service}
          isFirst={index === 0}
          rows={groups.length}
          toggle={toggle}
          risks={view.riskKinds}
          statements={statements}
        />
      ))}
      {more ? (
        <tr>
          <td colSpan={5}>{more}</td>
        </tr>
      ) : null}
    </>
  );
}

/** The levels of a service that is not opened: "Read 12 of 82". */
function ClosedRow({ shown: { service, count }, toggle }: { shown: ShownService; toggle: ReactNode }) {
  const groups = service.groups.filter(({ counts }) => allowedIn(counts) > 0);
  return (
    <tr>
      <th scope="rowgroup" className="access-service">
        {toggle}
      </th>
      <td colSpan={2} className="access-level">
        {groups.map(({ level, counts, total }) => (
          <span key={level ?? ''} className="access-level-part">
            {level ?? 'Unknown level'}{' '}
            <span>
              {allowedIn(counts)} of {total}
            </span>
          </span>
        ))}
      </td>
      <td colSpan={2}>
        {count} {count === 1 ? 'action' : 'actions'}
      </td>
    </tr>
  );
}

function ServiceRows({ shown, open, onToggle, ...rest }: ServiceProps) {
  const { name, prefix } = shown.service;
  const words = (
    <>
      {name.replace(/^(?:Amazon|AWS) (?=\w)/, '')}{' '}
      {onToggle ? <code className="access-prefix">{prefix}</code> : null}
    </>
  );
  // Open rows and a closed one are different rows: the focus goes along to the button of the other.
  const button = useRef<HTMLButtonElement>(null);
  const isPressed = useRef(false);
  useLayoutEffect(() => {
    if (isPressed.current) button.current?.focus({ preventScroll: true });
    isPressed.current = false;
  });
  const press = (): void => {
    isPressed.current = true;
    onToggle?.();
  };
  const toggle = onToggle ? (
    <button ref={button} type="button" className="plain" aria-expanded={open} onClick={press}>
      <Icon of={ChevronRight} className="access-chevron" />
      <span>{words}</span>
    </button>
  ) : (
    words
  );
  return (
    <tbody>
      {open ? (
        <OpenRows shown={shown} toggle={toggle} {...rest} />
      ) : (
        <ClosedRow shown={shown} toggle={toggle} />
      )}
    </tbody>
  );
}

interface AccessTableProps {
  readonly services: readonly ShownService[];
  readonly view: AccessView;
  readonly subject: Subject;
}

/** So few actions are all shown, and nothing needs to be opened. */
const OPEN_UP_TO = 24;

export function AccessTable({ services: all, view, subject }: AccessTableProps) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [shown, more] = useLimit(all, 40, 'services');
  const isFew = all.reduce((sum, { count }) => sum + count, 0) <= OPEN_UP_TO;
  return (
    <>
      <table className="access-table">
        <caption className="visually-hidden">What {subject.title} can do</caption>
        <thead>
          <tr>
            {['Service', 'Level', 'Action', 'On', 'Allowed by'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map((each) => {
          const { prefix } = each.service;
          const open = isFew || (toggled.get(prefix) ?? all.length === 1);
          return (
            <ServiceRows
              key={prefix}
              shown={each}
              open={open}
              onToggle={isFew ? undefined : () => setToggled(new Map(toggled).set(prefix, !open))}
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
