// What stands in place of the form while there is no document.

export const NoRequest = () => <p className="hint">There is no document to try a request on yet.</p>;
