// What journeys do again and again: answer questions, read documents, copy and download them.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { checksum } from '#deepseek/share/checksum.ts';
import { expect } from './test.ts';

/** Wide and tall enough that the editor shows every line of a document, none of them wrapped. */
export const WHOLE_DOCUMENT = { width: 2200, height: 2400 };

export const answers = (page: Page): Locator => page.getByRole('region', { name: 'Answers' });
export const documentTabs = (page: Page): Locator =>
  page.getByRole('tablist', { name: 'Policies' }).getByRole('tab');
export const documentTab = (page: Page, title: string | RegExp): Locator =>
  documentTabs(page).filter({ hasText: title });
/** The tab panel of the open document. */
export const openDocument = (page: Page): Locator => page.locator('#document[role="tabpanel"]');
export const editor = (page: Page): Locator => openDocument(page).getByRole('textbox');
/** The status at the top of the sheet: what is so, and what to do about it. */
export const status = (page: Page): Locator => page.locator('.sheet > .status');
/** A cell of the row under the documents, which opens a sheet or a page. */
export const cell = (page: Page, name: 'Checks' | 'Access' | 'Map' | 'Notes'): Locator =>
  page
    .getByRole('navigation', { name: 'About these policies' })
    .getByRole('button', { name: new RegExp(`^${name}`) });
const TITLES = {
  Checks: 'Checks',
  Access: 'What it allows',
  Map: 'Who reaches what',
  Notes: 'Notes',
} as const;
/** The sheet or page of a cell. */
export const part = (page: Page, name: keyof typeof TITLES): Locator =>
  page.getByRole('region', { name: TITLES[name], exact: true });
/** Opens the sheet or the page of a cell. */
export async function openCell(page: Page, name: keyof typeof TITLES): Promise<Locator> {
  const opener = cell(page, name);
  // What was open before may close while this looks at it.
  await expect(async () => {
    if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
    await expect(part(page, name)).toBeVisible({ timeout: 5000 });
  }).toPass();
  return part(page, name);
}
/** Opens “Create this role”, at one of its ways. */
export async function openCreate(page: Page, way?: string): Promise<Locator> {
  await status(page)
    .getByRole('button', { name: /^Create th/ })
    .click();
  if (way !== undefined)
    await page
      .getByRole('tablist', { name: 'Ways to create it' })
      .getByRole('tab', { name: way, exact: true })
      .click();
  const guide = page.locator('#create-guide');
  // Its code may still be on its way.
  await expect(guide).toBeVisible();
  return guide;
}
export const banner = (page: Page): Locator => page.getByRole('region', { name: 'About the link' });
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true });
export const field = (page: Page, label: string): Locator =>
  answers(page).getByRole('textbox', { name: label, exact: true });
/** What the first view asks. */
export const question = (page: Page): Locator =>
  page.getByRole('heading', { level: 1, name: 'What should DeepSeek do on AWS?' });
/** The box of the first view. */
export const startField = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'What should DeepSeek do on AWS?' });
/** Says or pastes something in the box, and sends it. */
export async function say(page: Page, text: string): Promise<void> {
  await startField(page).fill(text);
  await startField(page).press('Enter');
}
/** The hand edits of all documents, in the notes. */
export const handEdits = (page: Page): Locator => page.getByRole('region', { name: 'Edited by hand' });

export async function undoHandEdits(page: Page): Promise<void> {
  await openCell(page, 'Notes');
  await handEdits(page)
    .getByRole('button', { name: /^Undo all/ })
    .first()
    .click();
}

/** Opens the app as a first visit shows it, and waits until its code has taken over. */
export async function openFirstView(page: Page, fragment = ''): Promise<void> {
  await page.goto(fragment === '' ? '/' : `/#${fragment}`);
  await page.waitForFunction(() => performance.getEntriesByName('shell-ready').length > 0);
}

/** Takes up what this browser kept, as somebody does who comes back in a new tab. */
export const continueWork = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Continue: / }).click();

/** The fragment of a share link: `p=invoke&a=444455556666` are a scenario and an answer. */
export function linkOf(answers: string): string {
  const body = `v=1&${answers}`;
  return `${body}&c=${checksum(body)}`;
}

/** Goes to a fragment within the open page, as a click on a link in it does, and waits until it was read. */
export async function goTo(page: Page, fragment: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
}

/** Reads what the banner of a link says, and closes it: on a phone it covers what is below it. */
export async function dismissBanner(page: Page, says: string): Promise<void> {
  await expect(banner(page)).toContainText(says);
  await banner(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(banner(page)).toBeHidden();
}

/** Holds the code of all but the first view back until the returned function is called. */
export async function holdKit(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/assets\/work-[\w-]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

/** Opens the app with a role to answer questions about, where most tests begin: nothing is answered yet. */
export async function open(page: Page, fragment = ''): Promise<void> {
  await openFirstView(page, fragment);
  if (fragment !== '') return;
  await page.getByRole('button', { name: 'Call from an app' }).click();
  await openStep(page, 'Who');
}

/** Waits until the full editor shows the open document. */
export async function fullEditor(page: Page): Promise<Locator> {
  await expect(editor(page)).toBeVisible({ timeout: 20_000 });
  await expect(openDocument(page).locator('.code-view-full')).toBeVisible();
  return editor(page);
}

export type StepName = 'What' | 'Who' | 'Model and Region' | 'Data' | 'Limits' | 'Names' | (string & {});

/** The open step, with its questions. */
export const openPanel = (page: Page): Locator => answers(page).locator('.step-panel');

/** Opens a step, whichever is open. */
export async function openStep(page: Page, name: StepName): Promise<void> {
  // Until its code is there, the page may open the step by itself between the look and the click.
  await expect(page.locator('.page[data-early]')).toHaveCount(0);
  const row = answers(page).getByRole('button', { name: new RegExp(`^${name}: `) });
  const folded = answers(page).getByRole('button', { name: /^Steps \d to \d/ });
  await expect(row.or(folded).or(openPanel(page)).first()).toBeVisible();
  if ((await row.count()) === 0 && (await folded.count()) > 0) await folded.first().click();
  if ((await row.count()) > 0) await row.click();
  await expect(openPanel(page).getByRole('heading', { level: 2 })).toBeVisible();
}

/** Picks an option of a searchable list in the open step. */
export async function pick(page: Page, list: string, option: string): Promise<void> {
  await answers(page).getByRole('combobox', { name: list }).fill(option);
  await answers(page).getByRole('listbox', { name: list }).getByText(option, { exact: true }).click();
  await expect(
    answers(page).getByRole('option', { selected: true }).getByText(option, { exact: true }),
  ).toBeVisible();
}

export async function chooseScenario(page: Page, title: string): Promise<void> {
  await openStep(page, 'What');
  await pick(page, 'What it does', title);
}

export async function chooseEntity(page: Page, name: string): Promise<void> {
  await openStep(page, 'Who');
  await pick(page, 'Who uses it', name);
}

export async function openDocumentTab(page: Page, title: string | RegExp): Promise<void> {
  await documentTab(page, title).click();
  await expect(documentTab(page, title)).toHaveAttribute('aria-selected', 'true');
}

/** The lines on screen, as the full editor or the view before it shows them. */
export function shownText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const full = document.querySelector('.code-view-full .view-lines');
    if (!full) return document.querySelector('.code-read pre')?.textContent ?? '';
    const top = (line: Element) => Number.parseFloat((line as HTMLElement).style.top);
    return [...full.children]
      .toSorted((a, b) => top(a) - top(b))
      .map((line) => (line.textContent ?? '').replaceAll('\u00A0', ' '))
      .join('\n');
  });
}

/** Waits until the document shows a part of a line, which may be broken where a long line wraps. */
export const showsText = (page: Page, part: string): Promise<void> =>
  expect
    .poll(
      async () => {
        const text = await shownText(page);
        return text.includes(part) ? text : text.replaceAll(/\n\s*/g, '');
      },
      { message: `the document shows ${part}` },
    )
    .toContain(part);

/** Starts a download and reads its content. */
export async function download(page: Page, start: Locator): Promise<{ name: string; bytes: Uint8Array }> {
  const begun = page.waitForEvent('download');
  await start.click();
  const file = await begun;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** A row of the command palette, which is opened. */
export async function command(page: Page, title: string): Promise<Locator> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill(title);
  return page.getByRole('option', { name: title }).first();
}

export const runCommand = async (page: Page, title: string): Promise<void> =>
  (await command(page, title)).click();

/** Waits until these are the documents. */
export const expectDocuments = (page: Page, documents: Record<string, string>): Promise<void> =>
  expect.poll(() => allDocuments(page)).toEqual(documents);

/** All documents by file name, as “Download all” packs them together with a README. */
export async function allDocuments(page: Page): Promise<Record<string, string>> {
  const { bytes } = await download(page, await command(page, 'Download all (.zip)'));
  const documents = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.json'));
  return Object.fromEntries(documents.map(([name, file]) => [name, strFromU8(file)]));
}

/** Waits until nothing makes the page wider than the screen. */
export const expectNoSideways = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0);

export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Presses what copies, and waits for what arrives. */
  copied(press: Locator): Promise<string>;
}

/** The clipboard, through a page of its own: the app's pages may not read it. */
export async function openClipboard(app: Page, baseURL = ''): Promise<Clipboard> {
  const context = app.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(baseURL).origin });
  const page = await context.newPage();
  const address = new URL('/clipboard-of-the-test', baseURL).href;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Clipboard</title>' }),
  );
  await page.goto(address);
  // A page in the background is rarely drawn, so the app comes back to the front.
  await app.bringToFront();
  const read = () => page.evaluate(() => navigator.clipboard.readText());
  const write = (text: string) => page.evaluate((value) => navigator.clipboard.writeText(value), text);
  const copied = async (press: Locator): Promise<string> => {
    await write('');
    await press.click();
    await expect.poll(read, { message: 'something is copied' }).not.toBe('');
    return read();
  };
  return { read, write, copied };
}

/** Replaces the whole text of the full editor, the way a person does. */
export async function pasteOver(page: Page, clipboard: Clipboard, text: string): Promise<void> {
  await clipboard.write(text);
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
}

/** The whole text of the full editor, the way a person copies it. */
export async function copyFromEditor(page: Page, clipboard: Clipboard): Promise<string> {
  await clipboard.write('');
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard.read(), { message: 'something is copied' }).not.toBe('');
  return clipboard.read();
}

/** Opens the plain text field that replaces the full editor on phones. */
export async function editAsText(page: Page): Promise<Locator> {
  await openDocument(page).getByRole('button', { name: 'Edit the JSON' }).click();
  const box = page.getByRole('textbox', { name: /^Edit the JSON/ });
  await expect(box).toBeVisible();
  return box;
}

/** Pastes a text where the focus is, as a person does with one that was copied elsewhere. */
export const pasteAtFocus = (page: Page, text: string): Promise<void> =>
  page.evaluate((value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);

/** The left pane while pasted policies are checked. */
export const checkPane = (page: Page): Locator => page.getByRole('region', { name: 'What you brought' });

/** Opens “Check a policy I have”: the editor has the focus and waits for a paste. */
export async function openCheck(page: Page): Promise<void> {
  await runCommand(page, 'Check a policy I have');
  await expect(checkPane(page)).toBeVisible();
  // A phone has the box to paste into in front.
  if ((page.viewportSize()?.width ?? 0) > 899) await expect(page.locator('.code-view :focus')).toHaveCount(1);
}

/** Pastes each text into a blank document of its own, on a wide page. */
export async function checkPolicies(page: Page, ...texts: readonly string[]): Promise<void> {
  await openCheck(page);
  for (const [index, text] of texts.entries()) {
    if (index === 0) await pasteIntoBlank(page, text);
    else await checkAnother(page, text);
  }
}

/** Pastes one more text. */
export async function checkAnother(page: Page, text: string): Promise<void> {
  await checkPane(page).getByRole('button', { name: 'Add another policy' }).click();
  await pasteIntoBlank(page, text);
}

async function pasteIntoBlank(page: Page, text: string): Promise<void> {
  await expect(page.getByText('Paste a policy here')).toBeVisible();
  await expect(page.locator('.code-view :focus')).toHaveCount(1);
  await pasteAtFocus(page, text);
  await expect(page.getByText('Paste a policy here')).toBeHidden();
}
