// What a role of the kit or a pasted policy can do, of all actions of AWS: counts, risks, and a table to open and search.
import { useDeferredValue, useMemo, useState, useId } from 'react';
import { useChosenAccess, type ChosenAccess } from '#app/selectors/access.ts';
import { type AccessView, allowedIn } from '#iam/access/index.ts';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useStore } from '#app/state/store.ts';
import { AccessChoice, Choice } from './access-choice.tsx';
import { AccessExport } from './access-export.tsx';
import { AccessBeyond, AccessFault, AccessProblems } from './access-notes.tsx';
import { AccessTable } from './access-table.tsx';
import { CELL_PHRASES, CellShape } from './cell-mark.tsx';
import { ChangeList } from './change-list.tsx';
import { filterServices, isFiltering, NO_FILTER, type AccessFilter, type AllowedCell } from './filter.ts';
import { RiskList } from './risk-list.tsx';
import { useAccess } from './use-access.ts';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import './access.css';
import { ACCESS_LEVELS } from '#iam/reference/index.ts';

// Narrows what is shown.
const ANY = { id: 'any', title: 'any' } as const;
const LEVELS = [ANY, ...ACCESS_LEVELS.map((level) => ({ id: level, title: level }))];
const CELLS = [
  ANY,
  ...(['all', 'some', 'conditional'] as const).map((cell) => ({ id: cell, title: CELL_PHRASES[cell] })),
];

interface FilterBarProps {
  readonly filter: AccessFilter;
  readonly onChange: (filter: AccessFilter) => void;
}

function FilterBar({ filter, onChange }: FilterBarProps) {
  const id = useId();
  return (
    <div className="access-bar" role="search" aria-label="Actions">
      <label htmlFor={id} className="visually-hidden">
        Search services and actions
      </label>
      <input
        id={id}
        type="search"
        className="boxed access-input access-search"
        placeholder="Search: s3, s3:Get*, role"
        autoComplete="off"
        spellCheck={false}
        value={filter.query}
        onChange={(event) => onChange({ ...filter, query: event.currentTarget.value })}
      />
      <Choice
        label="Level"
        options={LEVELS}
        chosen={filter.level}
        onChoose={(level) => onChange({ ...filter, level: level as AccessFilter['level'] })}
      />
      <Choice
        label="Allowed"
        options={CELLS}
        chosen={filter.cell}
        onChoose={(cell) => onChange({ ...filter, cell: cell as AllowedCell | 'any' })}
      />
      <label className="access-check">
        <input
          type="checkbox"
          checked={filter.risky}
          onChange={(event) => onChange({ ...filter, risky: event.currentTarget.checked })}
        />
        Risky only
      </label>
    </div>
  );
}

const counted = (count: number): string => count.toLocaleString('en');

function Headline({ view: { counts, services } }: { view: AccessView }) {
  const allowed = allowedIn(counts);
  return (
    <p className="access-headline" role="status">
      <strong>
        {counted(allowed)} {allowed === 1 ? 'action' : 'actions'}
      </strong>{' '}
      in {services.length === 1 ? 'one service' : `${counted(services.length)} services`}
      {(['all', 'some', 'conditional'] as const).map((cell) =>
        counts[cell] > 0 ? (
          <span key={cell} className="access-phrase">
            <CellShape cell={cell} />
            {counted(counts[cell])} {CELL_PHRASES[cell]}
          </span>
        ) : null,
      )}
    </p>
  );
}

/** So few need no search. */
const SEARCH_ABOVE = 12;

function AccessDetails({ view, chosen }: { view: AccessView; chosen: ChosenAccess }) {
  const [filter, setFilter] = useState(NO_FILTER);
  const deferred = useDeferredValue(filter);
  const services = useMemo(() => filterServices(view, deferred), [view, deferred]);
  const matching = services.reduce((sum, { count }) => sum + count, 0);
  const allowed = allowedIn(view.counts);
  const compared = chosen.against.subject !== undefined;
  if (view.hasNoReadablePolicy) return <AccessProblems view={view} compared={compared} />;
  return (
    <>
      <AccessProblems view={view} compared={compared} />
      {view.difference ? (
        <section aria-label="Changes">
          <div className="access-title">
            <h3>Compared with {chosen.against.words}</h3>
            <AccessExport chosen={chosen} part="changes" />
          </div>
          <ChangeList view={view} difference={view.difference} />
        </section>
      ) : null}
      {allowed > 0 ? <RiskList risks={view.risks} /> : null}
      {allowed === 0 ? (
        <p className="hint">
          {chosen.subject.identity.length === 0
            ? 'It has no permissions policy, so it cannot do anything on its own.'
            : 'No actions are allowed.'}
        </p>
      ) : (
        <section aria-label="By service">
          {allowed > SEARCH_ABOVE ? <FilterBar filter={filter} onChange={setFilter} /> : null}
          <p className="hint" role="status">
            {isFiltering(filter)
              ? `${counted(matching)} ${matching === 1 ? 'action' : 'actions'} in ${counted(services.length)} ${services.length === 1 ? 'service' : 'services'} found`
              : ''}
          </p>
          {services.length > 0 ? (
            <AccessTable services={services} view={view} subject={chosen.subject} />
          ) : (
            <p className="hint">No allowed action matches. Try a broader search.</p>
          )}
        </section>
      )}
      <AccessBeyond view={view} />
    </>
  );
}

function Access({ chosen }: { chosen: ChosenAccess }) {
  const { view, waiting, missing, fault, retry } = useAccess(chosen);
  const late = useIsSlow(waiting);
  return (
    <div className="access" aria-busy={waiting}>
      {chosen.others.length > 1 ? (
        <div className="access-bar">
          <AccessChoice chosen={chosen} />
        </div>
      ) : null}
      <div className="access-bar">
        {view && !view.hasNoReadablePolicy ? <Headline view={view} /> : null}
        <span className="hint">{chosen.subject.policiesText}</span>
      </div>
      <AccessFault fault={fault} missing={missing} onRetry={retry} />
      {late ? (
        <p className="hint" role="status">
          {view ? 'Still loading: the figures may change.' : 'Loading AWS’s list of actions…'}
        </p>
      ) : null}
      {view ? <AccessDetails key={chosen.subject.id} view={view} chosen={chosen} /> : null}
    </div>
  );
}

/** In the head of the page: the table as a file. */
export function AccessTools() {
  const chosen = useChosenAccess();
  return chosen ? <AccessExport chosen={chosen} part="access" /> : null;
}

export default function AccessPanel() {
  const chosen = useChosenAccess();
  const pasted = useStore(selectIsPasted);
  return (
    <>
      {chosen ? (
        <Access chosen={chosen} />
      ) : (
        <p className="hint">
          {pasted
            ? 'Paste an identity policy to see everything that it allows. For trust and resource policies, try a request in Checks.'
            : 'This kit has no role, boundary or service control policy, so there is no access to show.'}
        </p>
      )}
    </>
  );
}
