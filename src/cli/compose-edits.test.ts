// What a link holds of hand edits is in the files of every format.
import '#core/answers/register-all.ts';
import { expect, test } from 'vitest';
import { compose } from '#core/compose/compose.ts';
import { documentsOf } from '#core/compose/role-kit.ts';
import { answersOf } from '#core/compose/testing/kits.ts';
import { encodeLink } from '#core/share/link.ts';
import { FORMATS } from './compose-formats.ts';
import { linkCodec } from './link-codec.ts';
import { readDraft } from './read-draft.ts';

const RIDER = '999999999999';
const answers = answersOf('invoke', { entity: 'ecs' });

/** The kit’s trust policy, which also trusts another account. */
function hijacked(): string {
  const trust = documentsOf(compose(answers)).find(({ type }) => type === 'trust')!;
  const { Statement, ...rest } = trust.document;
  const rider = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${RIDER}:root` },
    Action: 'sts:AssumeRole',
  };
  return JSON.stringify({ ...rest, Statement: [...Statement, rider] });
}

const terminal = {
  out: () => undefined,
  note: () => undefined,
  read: () => Promise.reject(new Error('Nothing to read')),
  color: false,
};

test.each(FORMATS.map(({ id }) => id))('%s', async (id) => {
  const link = await encodeLink({ answers, overrides: { 'app.trust': hijacked() } }, linkCodec, {
    identities: true,
  });
  const draft = await readDraft(`https://example.com/#${link}`, terminal);
  const format = FORMATS.find((each) => each.id === id)!;
  const files = await format.files({ ...draft, kit: compose(draft.answers), choices: [] });
  const holding = files.filter(({ text }) => text.includes(RIDER)).map(({ name }) => name);
  expect(holding).not.toEqual([]);
});

test('each format names whoever rides along in its first lines', async () => {
  const kit = compose(answers);
  const overrides = { 'app.trust': hijacked() };
  for (const { id, files } of FORMATS.filter((each) => !['json', 'cases'].includes(each.id))) {
    const [first] = (await files({ answers, kit, overrides, choices: [] })).filter(({ name }) =>
      id === 'documents' ? name === 'README.md' : true,
    );
    expect(first?.text.slice(0, 1500), id).toContain(`${RIDER} can use this role`);
  }
});

test('an edit of a document that the kit does not have is left out, and said so', async () => {
  const terraform = FORMATS.find(({ id }) => id === 'terraform')!;
  const files = await terraform.files({
    answers,
    kit: compose(answers),
    overrides: { 'other.trust': '{}' },
    choices: [],
  });
  expect(files[0]?.text.slice(0, 600)).toContain('Left out: an edit of `other.trust`');
});
