// The few commands of W3C WebDriver that a visitor needs. Specification: https://www.w3.org/TR/webdriver2/
import { setTimeout as sleep } from 'node:timers/promises';

/** How WebDriver writes a reference to an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
export type ElementReference = Readonly<Record<typeof ELEMENT, string>>;

export interface Session {
  command(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
  /** Runs the body of a function in the page. */
  run(script: string, ...values: unknown[]): Promise<unknown>;
  click(element: ElementReference): Promise<unknown>;
  type(element: ElementReference, text: string): Promise<unknown>;
}

async function ask(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const { value }: { value?: unknown } = Object(await response.json());
  if (!response.ok) throw new Error(`WebDriver, ${method} ${address}: ${JSON.stringify(value)}`);
  return value;
}

/** Waits until the driver takes commands. */
async function ready(driver: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await ask('GET', `${driver}/status`).catch(() => undefined);
    if (answer !== undefined) return;
    await sleep(100);
  }
  throw new Error(`WebDriver does not answer at ${driver}`);
}

export async function startSession(driver: string, capabilities: object): Promise<Session> {
  await ready(driver);
  const { sessionId }: { sessionId?: string } = Object(
    await ask('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } }),
  );
  const command: Session['command'] = (method, path, body) =>
    ask(method, `${driver}/session/${sessionId}${path}`, method === 'POST' ? (body ?? {}) : undefined);
  const of = (element: ElementReference): string => `/element/${element[ELEMENT]}`;
  return {
    command,
    run: (script, ...args) => command('POST', '/execute/sync', { script, args }),
    click: (element) => command('POST', `${of(element)}/click`),
    type: (element, text) => command('POST', `${of(element)}/value`, { text }),
  };
}
