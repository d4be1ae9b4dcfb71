// What the command palette offers: rows of the registries that the rest of the page is drawn from.
import '#app/selectors/all-rows.ts';
import { type CheckedAnswers, type FieldId, fieldOf } from '#deepseek/answers/index.ts';
import { scenarios } from '#deepseek/catalog/index.ts';
import { EXPORTERS } from '#deepseek/export/index.ts';
import type { Suggestion } from '#deepseek/understand/index.ts';
import { documentTools } from '#app/documents/document-tools.ts';
import { selectCheckedAnswers, selectIsPasted } from '#app/selectors/checked-answers.ts';
import { selectDocuments } from '#app/selectors/documents.ts';
import { titleOf } from '#app/selectors/steps.ts';
import { downloadAll } from '#app/persistence/download-all.ts';
import { selectKit } from '#app/selectors/kit.ts';
import { saveWorkspace } from '#app/persistence/workspace-file.ts';
import type { State } from '#app/state/state.ts';
import { actions, useStore } from '#app/state/store.ts';
import { keepWay } from '#app/persistence/progress.ts';
import { isFileWay, WAYS } from '#app/create/ways.ts';
import { PAGE_SHORTCUTS } from '#app/shell/shortcut-words.ts';
import type { PaletteRow } from './find-rows.ts';

type Row = Omit<PaletteRow, 'group'>;

const inGroup = (group: string, rows: readonly Row[]): readonly PaletteRow[] =>
  rows.map((row) => ({ ...row, group }));

/** The labels of its options are words that a question is found by. */
function optionWords(id: FieldId, { view }: CheckedAnswers): string {
  const field = fieldOf(id);
  return 'options' in field
    ? field
        .options(view)
        .map(({ label, value }) => `${label} ${value}`)
        .join(' ')
    : '';
}

function questions(state: State): readonly Row[] {
  const checked = selectCheckedAnswers(state);
  return checked.fields.map((id) => {
    const { label, step, hint = '' } = fieldOf(id);
    return {
      id: `question-${id}`,
      title: label,
      detail: titleOf(step, checked),
      words: `${hint} ${optionWords(id, checked)}`,
      run: () => actions.goToStep(step, id),
    };
  });
}

const documents = (state: State): readonly Row[] =>
  selectDocuments(state).map(({ source, label }) => ({
    id: `document-${source.id}`,
    title: label,
    run: () => {
      actions.openDocument(source.id);
      actions.openPane('documents');
    },
  }));

/** What stands next to the documents or in their place. */
const PAGES: readonly Row[] = [
  {
    id: 'page-checks',
    title: 'Checks',
    words: 'proof expectations try a request test cases',
    run: () => actions.openSide('checks'),
  },
  {
    id: 'page-notes',
    title: 'Notes',
    words: 'findings problems hand edits',
    run: () => actions.openSide('notes'),
  },
  {
    id: 'page-access',
    title: 'Access',
    words: 'what this role can do',
    run: () => actions.openPane('access'),
  },
  { id: 'page-map', title: 'Map', words: 'who reaches what', run: () => actions.openPane('map') },
  {
    id: 'all-rules',
    title: 'All rules',
    words: 'linter checks problems',
    run: () => actions.openRules(null),
  },
];

const WAY_ROWS: readonly Row[] = WAYS.map(({ id, title, description }) => ({
  id: `way-${id}`,
  title: `Create: ${title}`,
  detail: description,
  words: 'export deploy',
  run: () => {
    keepWay(id);
    actions.openPane('create');
  },
}));

const EXPORTS: readonly Row[] = EXPORTERS.filter(({ id }) => !isFileWay(id)).map(
  ({ id, title, description }) => ({
    id: `export-${id}`,
    title,
    detail: description,
    run: () => {
      actions.chooseFormat(id);
      keepWay('formats');
      actions.openPane('create');
    },
  }),
);

export const scenarioRowId = (id: string): string => `task-${id}`;

/** A task with what else the words state, such as who calls: “kubernetes”. */
export function withAnswersOf(row: PaletteRow, suggestions: readonly Suggestion[]): PaletteRow {
  const stated = suggestions.find(({ scenario }) => scenarioRowId(scenario) === row.id);
  if (!stated || Object.keys(stated.answers.values).length === 0) return row;
  const run = (): void => {
    row.run();
    const { answers } = useStore.getState().draft;
    actions.putAnswers({ ...answers, values: { ...answers.values, ...stated.answers.values } });
  };
  return { ...row, detail: stated.detail, run };
}

const tasks = (pasted: boolean): readonly Row[] =>
  scenarios.all().map(({ id, title, summary }) => ({
    id: scenarioRowId(id),
    title,
    detail: summary,
    run: () => {
      if (pasted) actions.showPasted(false);
      actions.chooseScenario(id);
      actions.goToStep('entity');
    },
  }));

/** Of the page itself: what the bar at the top and the edges of the panes do. */
const PAGE_ACTIONS: readonly Row[] = [
  {
    id: 'download-all',
    title: 'Download all (.zip)',
    words: 'save documents policies',
    run: () => {
      const state = useStore.getState();
      void downloadAll(selectDocuments(state), selectKit(state));
    },
  },
  { id: 'share', title: 'Share a link', run: () => actions.openDialog('share') },
  {
    id: 'recent',
    title: 'Recent versions',
    words: 'history restore backup draft undo',
    run: () => actions.openDialog('recent'),
  },
  {
    id: 'save-everything',
    title: 'Save everything to a file',
    words: 'workspace backup download export',
    run: () => void saveWorkspace(),
  },
  {
    id: 'open-file',
    title: 'Open a saved file',
    words: 'workspace restore import upload',
    run: () => actions.openDialog('recent'),
  },
  {
    id: 'offline',
    title: 'Offline use',
    words: 'connection install update new version remove stored',
    run: () => actions.openDialog('offline'),
  },
  {
    id: 'check',
    title: 'Check a policy I have',
    words: 'paste lint validate',
    run: () => actions.showPasted(true),
  },
  { id: 'light', title: 'Theme: light', words: 'color', run: () => actions.setTheme('light') },
  { id: 'dark', title: 'Theme: dark', words: 'color', run: () => actions.setTheme('dark') },
  { id: 'system', title: 'Theme: as the system', words: 'color', run: () => actions.setTheme('system') },
];

const toolActions = (): readonly Row[] =>
  documentTools().map(({ id, label, name = label, title, run }) => ({
    id: `tool-${id}`,
    title: name,
    detail: title,
    run,
  }));

/** Two shortcuts may do the same; the palette that is open is no news. */
const shortcutActions = (): readonly Row[] =>
  PAGE_SHORTCUTS.filter(({ keys, run }, index) => {
    const first = PAGE_SHORTCUTS.findIndex((other) => other.run === run);
    return first === index && keys !== 'Ctrl+K';
  }).map(({ keys, words, run }) => ({ id: `keys-${keys}`, title: words, keys, run }));

export function paletteRows(state: State): readonly PaletteRow[] {
  const pasted = selectIsPasted(state);
  return [
    ...inGroup('Actions', [...toolActions(), ...shortcutActions(), ...PAGE_ACTIONS]),
    ...inGroup('Documents', documents(state)),
    ...(pasted ? [] : inGroup('Questions', questions(state))),
    ...inGroup('Pages', [...PAGES, ...(pasted ? [] : WAY_ROWS)]),
    ...inGroup('Exports', EXPORTS),
    ...inGroup('Tasks', tasks(pasted)),
  ];
}
