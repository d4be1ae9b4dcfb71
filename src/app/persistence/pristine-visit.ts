// Tells whether a visit begins without a link or a kept draft, so that the prerendered page is the page to show.

/** With a link or a kept draft the first render differs from the prerendered one, and hydrating would mix the two. */
export function isPristineVisit(): boolean {
  if (location.hash.length > 1) return false;
  try {
    return localStorage.length === 0 && sessionStorage.length === 0;
  } catch {
    // Storage is blocked, so nothing can have been kept.
    return true;
  }
}
