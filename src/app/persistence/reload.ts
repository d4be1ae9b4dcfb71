// Loads the page again with the work kept.
import { keepNow } from './keeping.ts';

/** Waits for what the browser writes only later. */
export async function reload(): Promise<void> {
  await keepNow();
  location.reload();
}
