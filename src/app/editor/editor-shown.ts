// Tells when the full editor is on screen, so that what can wait leaves the processor to it.

let show = (): void => {};
const shown = new Promise<void>((resolve) => {
  show = resolve;
});

export const sayEditorShown = (): void => show();

/** Resolves once the full editor is shown, or after so many milliseconds: a phone, or a page without documents, has none. */
export function editorShown(limit: number): Promise<void> {
  return new Promise((resolve) => {
    void shown.then(resolve);
    setTimeout(resolve, limit);
  });
}
