// rolewright review: what was changed in a shared version: answers, documents, access and expectations.
import { accessMatrices, difference } from '#iam/access/index.ts';
import {
  type SubjectVersions,
  compareDrafts,
  documentChanges,
  subjectVersions,
} from '#deepseek/review/index.ts';
import type { ComparedDrafts } from '#deepseek/share/index.ts';
import type { Command } from './command.ts';
import { readComparison, readDraft } from './read-draft.ts';
import { referenceWith } from './reference.ts';
import { asJson } from './review/as-json.ts';
import { asText } from './review/as-text.ts';
import type { ReviewedAccess, Reviewed } from './review/reviewed.ts';
import type { Terminal } from './terminal.ts';
import { readable } from './readable.ts';

function accessOf({ kind, before, after }: SubjectVersions): ReviewedAccess {
  const ask = { subject: after, against: before };
  const reference = referenceWith((known) => new Set(accessMatrices(ask, known).needs));
  const { matrix: now, before: old = now } = accessMatrices(ask, reference);
  return { title: after.title, kind, difference: difference(old, now) };
}

function review({ shared, changed }: ComparedDrafts): Reviewed {
  const changes = compareDrafts(shared, changed);
  return {
    changes,
    documents: documentChanges(shared, changed, changes),
    access: subjectVersions(shared, changed).map(accessOf),
  };
}

async function readVersions(operands: readonly string[], terminal: Terminal): Promise<ComparedDrafts> {
  const [first = '', second] = operands;
  if (second === undefined) return readComparison(first, terminal);
  return { shared: await readDraft(first, terminal), changed: await readDraft(second, terminal) };
}

const FORMATS: Readonly<Record<string, (found: Reviewed, terminal: Terminal) => string>> = {
  text: (found, terminal) => readable(asText(found, terminal), terminal),
  json: asJson,
};

const FAILS: Readonly<Record<string, (found: Reviewed) => boolean>> = {
  gained: ({ access }) =>
    access.some((each) =>
      [...each.difference.gained, ...each.difference.changed].some(
        ({ kind, more }) => kind === 'gained' || more,
      ),
    ),
  any: ({ changes, documents }) => changes.length + documents.length > 0,
  never: () => false,
};

export const reviewCommand: Command = {
  name: 'review',
  operands: '<link|answers.json> [<changed link|answers.json>]',
  count: [1, 2],
  summary: 'Shows what was changed in a shared version.',
  about: [
    'Compares two versions of a role: answers, documents, access and added expectations. Give the link that somebody sent back, which holds both, or one link or file of answers for each version.',
    'Give a share link as a whole, in quotation marks.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: Object.keys(FORMATS),
      text: 'The output format; default: text.',
    },
    {
      name: 'fail-on',
      value: 'WHAT',
      choices: Object.keys(FAILS),
      text: 'What makes the exit status 1: a role that gains access, or any change. Default: never.',
    },
  ],
  examples: ['rolewright review "$LINK"', 'rolewright review shared.json changed.json --fail-on gained'],
  async run(input, terminal) {
    const found = review(await readVersions(input.operands, terminal));
    terminal.out(FORMATS[input.one('format') ?? 'text']!(found, terminal));
    return FAILS[input.one('fail-on') ?? 'never']!(found) ? 1 : 0;
  },
};
