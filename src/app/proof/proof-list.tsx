// The checklist: a section for each caller, a line for each call, and under it the near misses.
import { ChevronDown, ChevronRight } from 'lucide';
import { useId, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import type { Proofs, ProvedExpectation } from '#app/state/proofs.ts';
import { callWords, sectionsOf, type CallGroup, type Section } from './proof-groups.ts';
import { OutcomeIcon, ProofRow } from './proof-row.tsx';

interface ListProps {
  readonly old: boolean;
  /** Begins a case of the person's own with this one. */
  readonly onCopy: (proved: ProvedExpectation) => void;
}

const worstOf = ({ entries }: CallGroup): ProvedExpectation['outcome'] => entries[0]?.outcome ?? 'holds';

function Entries({ call, old, onCopy }: ListProps & { call: CallGroup }) {
  return call.entries.map((proved) => {
    const { difference, label } = proved.expectation;
    return (
      <ProofRow
        key={proved.expectation.id}
        proved={proved}
        old={old}
        title={difference === undefined ? 'The call itself' : `… ${difference}`}
      >
        <button
          type="button"
          className="link-button"
          aria-label={`Copy and edit: ${label}${difference === undefined ? '' : `, ${difference}`}`}
          onClick={() => onCopy(proved)}
        >
          Copy and edit
        </button>
      </ProofRow>
    );
  });
}

/** One line; open while something of it fails, unless it was closed. */
function CallLine({ call, old, onCopy }: ListProps & { call: CallGroup }) {
  const [chosen, setChosen] = useState<{ readonly failing: boolean; readonly open: boolean } | null>(null);
  const failing = worstOf(call) === 'fails';
  const open = chosen?.failing === failing ? chosen.open : failing;
  const id = useId();
  return (
    <li className="proof-call">
      <button
        type="button"
        className="proof-line"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setChosen({ failing, open: !open })}
      >
        <Icon of={open ? ChevronDown : ChevronRight} className="proof-chevron" />
        <OutcomeIcon outcome={worstOf(call)} />
        <span>
          {call.label} <span className="hint">{callWords(call)}</span>
        </span>
      </button>
      {open ? (
        <ul id={id} className="proof-entries" aria-label={call.label}>
          <Entries call={call} old={old} onCopy={onCopy} />
        </ul>
      ) : null}
    </li>
  );
}

/** More lines at once help nobody, and each takes time to draw. */
const SHOWN = 50;

function SectionOf({ section, ...rest }: ListProps & { section: Section }) {
  const [limit, setLimit] = useState(SHOWN);
  const { title, calls, broken, total } = section;
  const more = calls.length - limit;
  return (
    <section className="proof-section" aria-label={title}>
      <h3>
        {title}{' '}
        <span className="count">
          {total - broken}/{total}
        </span>
      </h3>
      <ul>
        {calls.slice(0, limit).map((call) => (
          <CallLine key={call.label} call={call} {...rest} />
        ))}
      </ul>
      {more > 0 ? (
        <Button onClick={() => setLimit(limit + SHOWN)}>
          Show {Math.min(more, SHOWN)} of {more} more
        </Button>
      ) : null}
    </section>
  );
}

export function ProofList({ proofs, ...rest }: ListProps & { proofs: Proofs }) {
  return sectionsOf(proofs).map((section) => <SectionOf key={section.id} section={section} {...rest} />);
}
