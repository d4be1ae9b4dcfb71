// Moves the focus of a person who confirmed an answer or took a cure to what comes next, since what they pressed goes.
const NEXT_STEPS = [
  '.needed-card :is(.answer :is(textarea, input, select), [role="combobox"])',
  '.status [data-cure="best"]',
  '.status .cures button',
  // Enter must not create what will not work: until a cure is found, the words that say so have the focus.
  '.status:is([data-state="wont"], [data-state="broad"])',
  '.status .status-do button',
];

/** The question that is asked now, the best cure, or “Create this role” where it works. */
function nextStep(): HTMLElement | null {
  for (const selector of NEXT_STEPS) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

let stopLast = (): void => {};

/**
 * Focuses the next step once what was pressed is gone. The status and its cures may change until its checks are done: the
 * focus follows them until the person does something else.
 */
export function focusNextStep(): void {
  stopLast();
  let placed: Element | null = null;
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    const isLost = activeElement === null || activeElement === document.body;
    if (!isLost && !activeElement.closest('.status, .needed-card')) return stop();
    const next = nextStep();
    const follows = isLost || activeElement === placed || next?.closest('.needed-card');
    if (!next || !follows || next === activeElement) return undefined;
    next.focus({ preventScroll: true });
    placed = document.activeElement;
    return undefined;
  });
  function stop(): void {
    observer.disconnect();
    removeEventListener('keydown', stop, true);
    removeEventListener('pointerdown', stop, true);
  }
  stopLast = stop;
  addEventListener('keydown', stop, true);
  addEventListener('pointerdown', stop, true);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-state', 'data-cure'],
  });
}
