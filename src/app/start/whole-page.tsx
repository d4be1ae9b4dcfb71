// The whole page takes what is pasted or dropped on it, as the field of the first step does.
import { useEffect } from 'react';
import { useDroppedFiles } from '#app/controls/use-dropped-files.ts';
import { isWorkspace, openWorkspace } from '#app/persistence/workspace-file.ts';
import { services } from '#app/services/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import type { DroppedFile } from '#app/state/start.ts';
import { actions, useStore } from '#app/state/store.ts';
import './whole-page.css';

// Reads files that were dropped on the page or pasted, packed logs too.
const MAX_FILES = 50;

/** Events of AWS CloudTrail come packed. */
async function textOfFile(file: File): Promise<string> {
  if (!file.name.endsWith('.gz')) return file.text();
  return new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** The texts of the files. One that cannot be unpacked is left out. */
async function readDropped(files: Iterable<File>): Promise<readonly DroppedFile[]> {
  const read = await Promise.allSettled(
    [...files]
      .slice(0, MAX_FILES)
      .map(async (file): Promise<DroppedFile> => ({ name: file.name, text: await textOfFile(file) })),
  );
  return read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

/** A longer text is read, and not shown in the field. In UTF-16 code units. */
const MAX_IN_FIELD = 20_000;

const EDITABLE =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable], .code-view, dialog';

/** Whether what is pasted here belongs to the element, or to a dialog over the page. */
const isTaken = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest(EDITABLE) !== null) ||
  document.querySelector('dialog[open]') !== null;

/** Leads to the first step with a text; policies are checked at once. */
async function take(text: string, files: readonly DroppedFile[] = []): Promise<void> {
  if (text.trim() === '' && files.length === 0) return;
  const workspace = [text, ...files.map((file) => file.text)].find(isWorkspace);
  if (workspace !== undefined) return openWorkspace(workspace);
  const whole = files.length > 0 ? files : [{ name: 'the pasted text', text }];
  const { textKind, partsOfPaste } = await import('#deepseek/understand/text-kind.ts');
  const kinds = whole.map((each) => textKind(each.text));
  const isSaid = files.length === 0 && kinds[0] === 'policies' && partsOfPaste(text).words !== '';
  if (!isSaid && kinds.every((kind) => kind === 'policies' || kind === 'article')) {
    const { policies: before } = pastedOf(useStore.getState().draft);
    actions.announce((await services.pastedPolicies.add(files.length > 0 ? files : [{ text }])).join(' '));
    // Where nothing could be read, the first step says why.
    if (pastedOf(useStore.getState().draft).policies !== before) return;
  }
  if (files.length > 0 || text.length > MAX_IN_FIELD) actions.startFrom('', whole);
  else actions.startFrom(text);
}

const takeFiles = (files: Iterable<File>): Promise<void> => readDropped(files).then((read) => take('', read));

function onPaste(event: ClipboardEvent): void {
  if (isTaken(event.target) || !event.clipboardData) return;
  event.preventDefault();
  const { files } = event.clipboardData;
  if (files.length > 0) void takeFiles(files);
  else void take(event.clipboardData.getData('text/plain'));
}

/** The pane of pasted policies takes files itself. */
const onFiles = ({ files }: DataTransfer): void => {
  if (!pastedOf(useStore.getState().draft).open) void takeFiles(files);
};

const holdsText = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer !== null && dataTransfer.types.includes('text/plain') && !dataTransfer.types.includes('Files');

function onTextOver(event: DragEvent): void {
  if (holdsText(event) && !isTaken(event.target)) event.preventDefault();
}

function onTextDrop(event: DragEvent): void {
  if (!holdsText(event) || isTaken(event.target)) return;
  event.preventDefault();
  void take(event.dataTransfer?.getData('text/plain') ?? '');
}

interface WholePageProps {
  /** What was pasted or dropped before this code was loaded. */
  readonly early: () => { readonly text: string; readonly files: readonly File[] };
}

export function WholePage({ early }: WholePageProps) {
  const over = useDroppedFiles(onFiles);
  useEffect(() => {
    const { text, files } = early();
    void (files.length > 0 ? takeFiles(files) : take(text));
  }, [early]);
  useEffect(() => {
    addEventListener('paste', onPaste);
    addEventListener('dragover', onTextOver);
    addEventListener('drop', onTextDrop);
    return () => {
      removeEventListener('paste', onPaste);
      removeEventListener('dragover', onTextOver);
      removeEventListener('drop', onTextDrop);
    };
  }, []);
  return over ? <div className="drop-hint">Drop it to read it here</div> : null;
}
