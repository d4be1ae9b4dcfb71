// The table, or the changes, as a file for a review.
import { Copy, Download } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { services } from '#app/services/index.ts';
import type { ChosenAccess } from '#app/selectors/access.ts';
import type { AccessForm } from '#iam/access/index.ts';
import { saveText } from '#app/persistence/files.ts';
import { copyText } from '#app/persistence/clipboard.ts';
import { actions } from '#app/state/store.ts';

/** What is taken along: the whole table, or the changes. */
type AccessPart = 'access' | 'changes';

const FORMS: Readonly<
  Record<AccessForm, { readonly ending: string; readonly type: string; readonly title: string }>
> = {
  csv: { ending: 'csv', type: 'text/csv', title: 'CSV' },
  markdown: { ending: 'md', type: 'text/markdown', title: 'Markdown' },
};

const WHAT: Readonly<Record<AccessPart, string>> = { access: 'the table', changes: 'the changes' };

async function withText(
  chosen: ChosenAccess,
  part: AccessPart,
  form: AccessForm,
  use: (text: string) => unknown,
) {
  try {
    const { subject, against } = chosen;
    const compared = part === 'changes' ? against.subject : undefined;
    await use(await services.access.text(subject, compared, form));
  } catch (error) {
    actions.announce(`This could not be created: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

const save = (chosen: ChosenAccess, part: AccessPart, form: AccessForm): Promise<void> =>
  withText(chosen, part, form, (text) => {
    const { ending, type } = FORMS[form];
    const name = saveText(`${chosen.subject.title}-${part}`, ending, text, type);
    actions.announce(`Saved as ${name}`);
  });

const copy = (chosen: ChosenAccess, part: AccessPart): Promise<void> =>
  withText(chosen, part, 'markdown', async (text) => {
    const copied = await copyText(text);
    actions.announce(
      copied ? `Copied ${WHAT[part]} as Markdown` : 'The browser did not allow copying. Download it instead.',
    );
  });

export function AccessExport({ chosen, part }: { chosen: ChosenAccess; part: AccessPart }) {
  return (
    <span className="access-export">
      {(['csv', 'markdown'] as const).map((form) => (
        <Button key={form} weight="quiet" onClick={() => void save(chosen, part, form)}>
          <Icon of={Download} />
          <span className="visually-hidden">Download {WHAT[part]} as </span>
          {FORMS[form].title}
        </Button>
      ))}
      <Button weight="quiet" onClick={() => void copy(chosen, part)}>
        <Icon of={Copy} />
        Copy
        <span className="visually-hidden"> {WHAT[part]} as Markdown</span>
      </Button>
    </span>
  );
}
