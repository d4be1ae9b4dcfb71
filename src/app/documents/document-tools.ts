// What can be done with the open document: the buttons over the editor, for other parts of the page too.
import type { MenuItem } from '#app/controls/menu-button.tsx';

interface BarTool extends MenuItem {
  /** Its name for screen readers, where that says more. */
  readonly name?: string | undefined;
}

let current: readonly BarTool[] = [];

/** Called by the bar over the editor with every change. Returns how to take them back. */
export function offerTools(tools: readonly BarTool[]): () => void {
  current = tools;
  return () => {
    current = [];
  };
}

/** Those of the document that is open now; none while there is no document. */
export const documentTools = (): readonly BarTool[] => current;
