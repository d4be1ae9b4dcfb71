// Asks until there is an answer.
import { setTimeout as sleep } from 'node:timers/promises';

const WITHIN = 45_000;

export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + WITHIN; Date.now() < end; await sleep(100)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`Not there within ${WITHIN / 1000} seconds: ${what}`);
}
