// Shown instead of the form while there is no document.

export const NoRequest = () => <p className="hint">Try requests here once your answers create a document.</p>;
