// Makes the read-only view report its geometry and cursor line, and move to a revealed position.
import { useEffect, useRef, type MouseEvent } from 'react';
import type { CodeGeometry, CodeHighlight, CodeViewProps } from './code-view-props.ts';

/** The last jump: a view that is made anew does not move there again. */
let goneTo: number | undefined;

/** Refs and handlers for the scrolling region and the `<pre>` in it. */
export function useReadOnlyEvents(props: CodeViewProps) {
  const { documentId, text, highlights, onCursorLine, onGeometry, revealed } = props;
  const region = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLPreElement>(null);
  const report = useRef(onGeometry);
  const cursor = useRef(onCursorLine);
  const shown = useRef<CodeHighlight>(undefined);
  useEffect(() => {
    report.current = onGeometry;
    cursor.current = onCursorLine;
  });

  useEffect(() => {
    const { current: scroller } = region;
    const { current: pre } = content;
    if (!scroller || !pre) return;
    const send = () => {
      // A view that was replaced gets a last event with size 0 before its effects are undone.
      if (!pre.isConnected) return;
      report.current(geometryOf(scroller, pre));
    };
    const resized = new ResizeObserver(send);
    resized.observe(scroller);
    resized.observe(pre);
    scroller.addEventListener('scroll', send, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', send);
    };
  }, []);

  // A change of the text can move lines without changing a size observed above.
  useEffect(() => {
    const { current: scroller } = region;
    const { current: pre } = content;
    if (scroller && pre) report.current(geometryOf(scroller, pre));
  }, [text]);

  useEffect(() => {
    region.current?.scrollTo(0, 0);
    cursor.current(null);
  }, [documentId]);

  useEffect(() => {
    const { current: scroller } = region;
    const { current: pre } = content;
    if (!revealed || !scroller || !pre || revealed.token === goneTo) return;
    goneTo = revealed.token;
    scroller.focus({ preventScroll: true });
    const line = lineElements(pre)[revealed.line - 1];
    line?.scrollIntoView({ block: 'nearest' });
    cursor.current(revealed.line);
    // Only a new token asks to move again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [revealed?.token]);

  // A change that nobody would see is scrolled to.
  useEffect(() => {
    const { current: scroller } = region;
    const { current: pre } = content;
    if (!scroller || !pre) return;
    const changed = highlights.filter(({ kind }) => kind === 'changed');
    const [first] = changed;
    // Highlights come again with other marks; somebody may have scrolled on since.
    if (!first || first === shown.current) return;
    shown.current = first;
    const { scrollTop, clientHeight } = scroller;
    const isInView = ({ startLine }: CodeHighlight): boolean => {
      const top = lineTop(pre, startLine);
      return top >= scrollTop && top < scrollTop + clientHeight;
    };
    if (clientHeight > 0 && !changed.some(isInView))
      scroller.scrollTo(0, lineTop(pre, first.startLine) - clientHeight / 2);
  }, [highlights]);

  // What decides on a check that was chosen next to the code is moved into view once.
  const deciding = highlights.find(({ kind }) => kind === 'deciding')?.startLine;
  useEffect(() => {
    const { current: pre } = content;
    if (deciding !== undefined && pre) lineElements(pre)[deciding - 1]?.scrollIntoView({ block: 'nearest' });
  }, [deciding]);

  const onClick = (event: MouseEvent) => {
    const { target } = event;
    const line = target instanceof Element ? target.closest('.code-line') : null;
    if (line && content.current) onCursorLine([...lineElements(content.current)].indexOf(line) + 1);
  };

  return { region, content, onClick };
}

const geometryOf = (scroller: HTMLElement, pre: HTMLElement): CodeGeometry => ({
  lineTop: (line) => lineTop(pre, line),
  scrollTop: scroller.scrollTop,
  height: pre.offsetHeight,
  scrollBy: (pixels) => scroller.scrollBy(0, pixels),
});

const lineElements = (pre: HTMLElement) => pre.getElementsByClassName('code-line');

function lineTop(pre: HTMLElement, line: number): number {
  const lines = lineElements(pre);
  const element = lines[Math.min(line, lines.length) - 1];
  return element instanceof HTMLElement ? element.offsetTop : 0;
}
