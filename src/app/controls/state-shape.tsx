// The shape of a state, in the color of the state: each state has a shape of its own, so that color is never alone in telling it.
import type { ReactNode } from 'react';
import './state-shape.css';

export type ShapeState = 'ready' | 'need' | 'guess' | 'wont' | 'broad' | 'denied' | 'changes';

/** Drawn on 28 by 28. What has the class is cut out of the shape. */
const SHAPES: Readonly<Record<ShapeState, ReactNode>> = {
  ready: (
    <>
      <circle cx="14" cy="14" r="12" fill="currentColor" stroke="none" />
      <path className="shape-cut" d="M8.6 14.4l3.6 3.6 7.2-7.6" />
    </>
  ),
  need: (
    <>
      <circle cx="14" cy="14" r="10.8" strokeOpacity=".28" />
      <path d="M14 3.2a10.8 10.8 0 1 1-9.35 5.4" />
    </>
  ),
  guess: <circle cx="14" cy="14" r="10.8" strokeWidth="3" strokeDasharray="0 5.655" />,
  wont: (
    <>
      <path fill="currentColor" strokeWidth="1" d="M9 2.5h10L25.5 9v10L19 25.5H9L2.5 19V9z" />
      <path className="shape-cut" d="M10 10l8 8M18 10l-8 8" />
    </>
  ),
  broad: (
    <>
      <path fill="currentColor" strokeWidth="1.6" d="M14 1.6L26.4 14 14 26.4 1.6 14z" />
      <path
        className="shape-cut"
        strokeWidth="2"
        d="M8.8 14h10.4M11 11.4L8.4 14l2.6 2.6M17 11.4l2.6 2.6-2.6 2.6"
      />
    </>
  ),
  denied: (
    <>
      <circle cx="14" cy="14" r="10.6" strokeWidth="2.8" />
      <path strokeWidth="2.8" d="M6.8 6.8l14.4 14.4" />
    </>
  ),
  changes: <path strokeWidth="2.2" d="M4 10h17M16.5 5.5L21 10l-4.5 4.5M24 18H7M11.5 13.5L7 18l4.5 4.5" />,
};

/** 28 px, or 16 px next to text. Hidden from screen readers: words next to it say the same. */
export function StateShape({ state, small = false }: { state: ShapeState; small?: boolean }) {
  return (
    <svg
      className={`shape state-${state}${small ? ' shape-small' : ''}`}
      viewBox="0 0 28 28"
      aria-hidden="true"
    >
      {SHAPES[state]}
    </svg>
  );
}
