// Narrows what is shown.
import { useId } from 'react';
import { ACCESS_LEVELS } from '#iam/reference/files.ts';
import { Choice } from './access-choice.tsx';
import { CELL_PHRASES } from './cell-mark.tsx';
import type { AccessFilter, AllowedCell } from './filter.ts';

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

export function FilterBar({ filter, onChange }: FilterBarProps) {
  const id = useId();
  return (
    <div className="access-bar" role="search" aria-label="Actions">
      <label htmlFor={id} className="visually-hidden">
        Search services and actions
      </label>
      <input
        id={id}
        type="search"
        className="access-input access-search"
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
