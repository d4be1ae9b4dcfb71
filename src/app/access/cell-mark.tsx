// How far something is allowed: a shape and a word.
import type { IconNode } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import type { Cell } from '#iam/access/index.ts';

const RING = { cx: 12, cy: 12, r: 9 };

/** From full to empty: a disc, a half disc, a broken ring, a dash. */
const SHAPES: Readonly<Record<Cell, IconNode>> = {
  all: [['circle', { ...RING, fill: 'currentColor' }]],
  some: [
    ['circle', RING],
    ['path', { d: 'M12 3a9 9 0 0 0 0 18z', fill: 'currentColor' }],
  ],
  conditional: [['circle', { ...RING, strokeDasharray: '4.4 5', strokeWidth: 3 }]],
  no: [['path', { d: 'M7 12h10' }]],
};

export const CellShape = ({ cell }: { cell: Cell }) => (
  <Icon of={SHAPES[cell]} className={`access-shape access-${cell}`} />
);

/** Of an action. */
export const CELL_PHRASES: Readonly<Record<Cell, string>> = {
  all: 'on all resources',
  some: 'on some resources',
  conditional: 'only under conditions',
  no: 'not allowed',
};

export const CellPhrase = ({ cell }: { cell: Cell }) => (
  <span className="access-phrase">
    <CellShape cell={cell} />
    {CELL_PHRASES[cell]}
  </span>
);
