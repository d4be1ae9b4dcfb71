// Share links: old ones still open, broken ones say why, and no work is lost.
import '#deepseek/answers/register-all.ts';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { encodeLink } from '#deepseek/share/link.ts';
import {
  allDocuments,
  answers,
  banner,
  button,
  continueWork,
  documentTabs,
  expectDocuments,
  field,
  goTo,
  linkOf,
  open,
  openDocumentTab,
  openStep,
  showsText,
  openFirstView,
  startField,
  status,
  WHOLE_DOCUMENT,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

const link = linkOf('p=invoke&a=444455556666&fn=from-the-link');

async function openWithOwnWork(page: Page): Promise<void> {
  await open(page);
  await field(page, 'Function name').fill('my-own-work');
  await showsText(page, 'my-own-work');
}

/** Opens the step with the name, and reads it. */
async function showsName(page: Page, name: string): Promise<void> {
  await expect(answers(page)).toBeVisible();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue(name);
}

const showsOpened = (page: Page): Promise<void> =>
  expect(banner(page)).toContainText('This came from a link');

interface ShippedLink {
  readonly scenario: string;
  readonly note: string;
  readonly fragment: string;
  /** Where an answer is to be corrected, as AWS's facts changed. */
  readonly notes?: readonly string[];
  readonly edits?: Readonly<Record<string, string>>;
  /** The version that was shared, where the link is a comparison. */
  readonly shared?: object;
}
const links = JSON.parse(
  readFileSync(new URL('links.json', import.meta.url), 'utf8'),
) as readonly ShippedLink[];

/** Opens a link in the page as it stands, and states what it shows. Unit tests state what each link says. */
async function expectOpened(
  page: Page,
  { scenario, notes = [], edits = {}, shared }: ShippedLink,
): Promise<void> {
  if (shared) await button(page, 'Back to the policies').click();
  const title = findScenario(scenario)?.title ?? '';
  await expect(banner(page)).toContainText(`This came from a link: “${title}”.`);
  await openStep(page, 'What');
  await expect(
    answers(page).getByRole('option', { selected: true }).getByText(title, { exact: true }),
  ).toBeVisible();
  // The reasons stand with the link, and the status asks for what is missing now.
  for (const note of notes) await expect(banner(page)).toContainText(note);
  await expect(status(page)).toContainText(/./);
  const expected = Object.values(edits);
  await expect(documentTabs(page).filter({ hasText: 'edited' })).toHaveCount(expected.length);
  if (expected.length === 0) return;
  const texts = Object.values(await allDocuments(page)).map((text) => text.trim());
  for (const edit of expected) expect(texts).toContain(edit.trim());
}

/** So many links are opened one after another in one page. */
const IN_ONE_PAGE = 15;

for (let start = 0; start < links.length; start += IN_ONE_PAGE) {
  const some = links.slice(start, start + IN_ONE_PAGE);
  test(`shipped links open: ${some[0]?.scenario} to ${some.at(-1)?.scenario}, from number ${start + 1}`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await open(page, some[0]?.fragment);
    for (const link of some) {
      await test.step(`${link.scenario}: ${link.note}`, async () => {
        if (link !== some[0]) {
          await banner(page).getByRole('button', { name: 'Dismiss' }).click();
          await goTo(page, link.fragment);
        }
        await expectOpened(page, link);
      });
    }
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('');
  });
}

const half = Math.floor(link.length / 2);
const refused: Record<string, { fragment: string; said: string }> = {
  'a link that is cut off': { fragment: link.slice(0, half), said: 'The link is cut off' },
  'a link cut to its first letters': { fragment: 'v', said: 'The link is cut off' },
  'a tampered link': { fragment: link.replace('4444', '9999'), said: 'The link was changed on the way' },
  'a link with more behind it': { fragment: `${link}more`, said: 'The link goes on where it should end' },
  'a link of another version': {
    fragment: link.replace('v=1', 'v=7'),
    said: 'another version of Rolewright',
  },
  rubbish: { fragment: 'section-2', said: 'This is not a link of Rolewright' },
  'a broken escape': { fragment: linkOf('p=invoke&n=%E0%A4%A'), said: '' },
  'a broken escape alone': { fragment: '%E0%A4%A', said: 'This is not a link of Rolewright' },
  'the key __proto__': { fragment: linkOf('p=invoke&__proto__=x'), said: 'has a part “__proto__”' },
  'the key constructor': { fragment: linkOf('p=invoke&constructor=x'), said: 'has a part “constructor”' },
  'the scenario __proto__': { fragment: linkOf('p=__proto__'), said: 'a scenario “__proto__”' },
  'a key twice': { fragment: linkOf('p=invoke&n=a&n=b'), said: 'more than once' },
  'edits that are no archive': {
    fragment: linkOf('p=invoke&z=AAAA'),
    said: 'The documents edited by hand in the link cannot be',
  },
  '2 MB': { fragment: `${link}${'x'.repeat(2_000_000)}`, said: 'at most 65536 can be opened' },
};

test('a link that cannot be opened says why, and what was there stays', async ({ page }) => {
  await openWithOwnWork(page);
  const mine = await allDocuments(page);
  for (const [what, { fragment, said }] of Object.entries(refused)) {
    await test.step(what, async () => {
      await goTo(page, fragment);
      await expect(banner(page).getByRole('alert')).toContainText('The link could not be opened.');
      await expect(banner(page).getByRole('alert')).toContainText(said);
      await expect(banner(page).getByRole('alert')).toContainText('Your own answers are still here.');
      await expectDocuments(page, mine);
      await banner(page).getByRole('button', { name: 'Dismiss' }).click();
      await expect(banner(page)).toBeHidden();
    });
  }
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
  await page.reload();
  await showsName(page, 'my-own-work');
});

test('a first visit by a tampered link says why, and asks what to do', async ({ page }) => {
  await open(page, refused['a tampered link']?.fragment);
  await expect(banner(page).getByRole('alert')).toContainText('The link could not be opened.');
  await expect(startField(page)).toBeVisible();
});

test('a link opened over own work keeps it behind a button', async ({ page }) => {
  await openWithOwnWork(page);
  await goTo(page, link);
  await showsOpened(page);
  await showsName(page, 'from-the-link');
  await showsText(page, 'from-the-link');
  await button(page, 'Restore my answers').click();
  await showsName(page, 'my-own-work');
  await expect(banner(page)).toBeHidden();
  await showsText(page, 'my-own-work');
});

test('own work of an earlier visit is kept as well', async ({ page, context }) => {
  await openWithOwnWork(page);
  await page.close();
  const visit = await context.newPage();
  await open(visit, link);
  await showsOpened(visit);
  await showsName(visit, 'from-the-link');
  await button(visit, 'Restore my answers').click();
  await showsName(visit, 'my-own-work');
});

test('a reload keeps what was changed after a link was opened', async ({ page }) => {
  await open(page, link);
  await showsOpened(page);
  await showsName(page, 'from-the-link');
  await field(page, 'Function name').fill('changed-since');
  await page.reload();
  await showsName(page, 'changed-since');
  await showsText(page, 'changed-since');
  await openDocumentTab(page, 'Permissions');
  await showsText(page, '444455556666');
});

test('of links that are opened at once the newest is shown, and Back leads to the ones before it', async ({
  page,
}) => {
  const edited = (name: string) =>
    encodeLink(
      {
        answers: { scenario: 'invoke', values: { functionNames: [name] } },
        overrides: { 'app.trust': '{"Statement":[]}' },
      },
      { deflate: async (bytes) => deflateRawSync(bytes), inflate: async (bytes) => inflateRawSync(bytes) },
      { identities: true },
    );
  const fragments = [await edited('of-the-first'), await edited('of-the-second'), link];
  // Unpacking takes its time, and the newest has nothing to unpack.
  await page.addInitScript(() => {
    const { stream } = Blob.prototype;
    Blob.prototype.stream = function () {
      const packed = stream.call(this).getReader();
      return new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          const { done, value } = await packed.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      });
    };
  });
  await open(page);
  await page.evaluate(async (each) => {
    for (const hash of each) {
      location.hash = hash;
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }, fragments);
  await showsOpened(page);
  await showsName(page, 'from-the-link');
  await page.waitForTimeout(1500);
  await showsName(page, 'from-the-link');
  await page.goBack();
  await showsName(page, 'of-the-second');
  await page.goBack();
  await showsName(page, 'of-the-first');
  await page.goForward();
  await showsName(page, 'of-the-second');
});

test('Back and Forward lose nothing', async ({ page }) => {
  await openWithOwnWork(page);
  await goTo(page, link);
  await showsName(page, 'from-the-link');
  await field(page, 'Function name').fill('changed-since');
  await page.goBack();
  await showsName(page, 'my-own-work');
  await page.goForward();
  await showsName(page, 'changed-since');
  await page.reload();
  await showsName(page, 'changed-since');
  await page.goBack();
  await showsName(page, 'my-own-work');
});

test('Back from a link leads to the role that was there, untouched as it was', async ({ page }) => {
  await open(page);
  await goTo(page, link);
  await showsName(page, 'from-the-link');
  await page.goBack();
  await showsName(page, '');
  await expect(banner(page)).toBeHidden();
  await page.goForward();
  await showsName(page, 'from-the-link');
});

test('a second tab starts from the latest draft, and the two do not overwrite each other', async ({
  page,
  context,
}) => {
  await openWithOwnWork(page);
  // What is noted at once is for this tab; other tabs begin from the draft that is kept a moment later.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('rolewright.draft')))
    .toContain('my-own-work');
  const second = await context.newPage();
  await openFirstView(second);
  await continueWork(second);
  await showsName(second, 'my-own-work');
  await field(second, 'Function name').fill('of-the-second');
  await field(page, 'Function name').fill('of-the-first');
  await second.reload();
  await showsName(second, 'of-the-second');
  await page.reload();
  await showsName(page, 'of-the-first');
});
