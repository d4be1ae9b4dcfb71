// The tabs of the documents, and what is done with the open one: copy and download.
import { Check, Copy, Download, PenLine } from 'lucide';
import { useEffect, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { MenuButton } from '#app/controls/menu-button.tsx';
import { Tabs, type Tab } from '#app/controls/tabs.tsx';
import { StateShape } from '#app/controls/state-shape.tsx';
import { offerTools } from '#app/documents/document-tools.ts';
import { groupOf, isOneOfMany, titleUnderType } from '#app/documents/document-groups.ts';
import { useMedia } from '#app/editor/use-media.ts';
import { copyDocument, downloadDocument } from '#app/persistence/files.ts';
import { CODE_TAB, selectCode, selectShowsCode } from '#app/selectors/brought-code.ts';
import { isCopied, nextToCopy } from '#app/selectors/copied.ts';
import { useDocuments, useOpenDocument, useOpenSize, type ShownDocument } from '#app/selectors/documents.ts';
import { POLICY_TYPE_LABELS } from '#app/selectors/policy-type-labels.ts';
import { causesIn, useReadiness, type PageReadiness } from '#app/selectors/readiness.ts';
import { services } from '#app/services/index.ts';
import { actions, useStore } from '#app/state/store.ts';
import { grouped } from '#iam/text/index.ts';
import './document-bar.css';

function titleOf(document: ShownDocument, documents: readonly ShownDocument[]): string {
  const { title } = document.source;
  if (document.holder.kind === 'policy' && isOneOfMany(document, documents)) return titleUnderType(title);
  return title.replace(/^(Permissions|Trust) policy$/, '$1');
}

const hasCause = (readiness: PageReadiness, { source, findings }: ShownDocument): boolean =>
  causesIn(readiness, source.id).length > 0 || findings.some(({ severity }) => severity === 'error');

/** Nothing worse is known of it. */
const isBroad = (readiness: PageReadiness, { source, findings }: ShownDocument): boolean =>
  !findings.some(({ severity }) => severity === 'error') &&
  causesIn(readiness, source.id).every(({ state }) => state === 'tooBroad');

/** Permissions before trust, and a document with a cause before all: by holder, each in the order it has. */
function inOrder(documents: readonly ShownDocument[], readiness: PageReadiness): readonly ShownDocument[] {
  const rank = (document: ShownDocument): number => {
    const first = documents.findIndex(({ holder }) => holder === document.holder);
    const holder = documents.findIndex(
      (each) => groupOf(each, documents) === groupOf(documents[first]!, documents),
    );
    return holder * 4 + (hasCause(readiness, document) ? 0 : 2) + (document.source.type === 'trust' ? 1 : 0);
  };
  return documents.toSorted((a, b) => rank(a) - rank(b));
}

function toTab(
  document: ShownDocument,
  all: readonly ShownDocument[],
  readiness: PageReadiness,
  groups: number,
): Tab {
  const isPasted = document.holder.kind === 'pasted';
  return {
    id: document.source.id,
    ...(groups > 1 && { group: groupOf(document, all) }),
    label: (
      <>
        <span className="tab-title" title={document.source.name}>
          {titleOf(document, all)}
        </span>
        {isPasted ? <small>{POLICY_TYPE_LABELS[document.source.type]}</small> : null}
        {hasCause(readiness, document) ? (
          <>
            <StateShape state={isBroad(readiness, document) ? 'broad' : 'wont'} small />
            <span className="visually-hidden">
              {isBroad(readiness, document) ? ', too broad' : ', has a problem'}
            </span>
          </>
        ) : null}
        {document.edited ? <span className="tag">edited</span> : null}
      </>
    ),
  };
}

/** So many tabs have room; the rest stand in a menu. */
function useRoom(): number {
  const wide = useMedia('(min-width: 1600px)');
  const small = useMedia('(max-width: 1199px)');
  const phone = useMedia('(max-width: 719px)');
  return phone ? 99 : wide ? 8 : small ? 3 : 5;
}

function DocumentTabs() {
  const documents = useDocuments();
  const open = useOpenDocument();
  const readiness = useReadiness();
  const hasCode = useStore((state) => selectCode(state) !== undefined);
  const showsCode = useStore(selectShowsCode);
  const room = useRoom() - (hasCode ? 1 : 0);
  const ordered = inOrder(documents, readiness);
  const groups = new Set(ordered.map((document) => groupOf(document, documents))).size;
  const shown = ordered.length <= room ? ordered : ordered.slice(0, room - 1);
  const first = shown.includes(open) ? shown : [...shown.slice(0, -1), open];
  const rest = ordered.filter((document) => !first.includes(document));
  return (
    <>
      <Tabs
        label={open.holder.kind === 'pasted' ? 'Pasted policies' : 'Policies'}
        tabs={[
          ...(hasCode ? [{ id: CODE_TAB, label: 'Your code' }] : []),
          ...first.map((document) => toTab(document, documents, readiness, groups)),
        ]}
        chosen={showsCode ? CODE_TAB : open.source.id}
        controls="document"
        onChoose={actions.openDocument}
      />
      {rest.length > 0 ? (
        <MenuButton
          label={`${rest.length} more policies`}
          className="button button-quiet"
          itemsOf={() =>
            rest.map((document) => ({
              id: document.source.id,
              label: `${titleOf(document, documents)} · ${groupOf(document, documents)}`,
              run: () => actions.openDocument(document.source.id),
            }))
          }
        >
          {rest.length} more
        </MenuButton>
      ) : null}
    </>
  );
}

/** From here on the size matters. */
const NEAR_LIMIT = 0.8;

function Size() {
  const { source } = useOpenDocument();
  const size = useOpenSize();
  if (size < source.limit * NEAR_LIMIT) return null;
  return (
    <small
      className={size > source.limit ? 'document-size state-wont' : 'document-size'}
      title="White space is not counted"
    >
      {grouped(size)} of {grouped(source.limit)} characters{size > source.limit ? ': too long' : ''}
    </small>
  );
}

function ChangeCode({ code }: { code: string }) {
  return (
    <Button weight="quiet" onClick={() => actions.editAsText(code)}>
      <Icon of={PenLine} />
      Change the code
    </Button>
  );
}

/** How long “Copied” stands in the place of the button’s word. */
const SAID_MS = 4000;

export function DocumentBar() {
  const document = useOpenDocument();
  const documents = useDocuments();
  const code = useStore((state) => (selectShowsCode(state) ? selectCode(state) : undefined));
  const copied = useStore((state) => state.copied);
  const [said, setSaid] = useState<{ readonly id: string; readonly words: string } | null>(null);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const { source, text, composed } = document;
  const blank = document.holder.kind === 'pasted' && text === '';

  const copy = async (): Promise<void> => {
    if (!(await copyDocument(document))) {
      actions.announce('The browser did not allow copying. Select the text and copy it, or use Download.');
      return;
    }
    actions.markCopied(source.id, text);
    const done = documents.filter((each) => isCopied(each, { ...copied, [source.id]: text })).length;
    const next = nextToCopy(documents, { ...copied, [source.id]: text }, source.id);
    const words = documents.length > 1 ? `Copied ${done} of ${documents.length}` : 'Copied';
    setSaid({ id: source.id, words });
    actions.announce(next ? `${words}. Next: ${next.label}.` : `${words}.`);
  };
  const download = (): void => actions.announce(`Saved: ${downloadDocument(document)}`);
  const tidy = async (): Promise<void> => {
    actions.putDocument(source.id, await services.editorHelp.format(text), composed, document.undecided);
  };
  useEffect(() =>
    offerTools(
      blank
        ? []
        : [
            { id: 'copy', label: 'Copy policy', run: () => void copy() },
            ...(document.edited ? [{ id: 'format', label: 'Format', run: () => void tidy() }] : []),
            { id: 'download', label: 'Download policy', run: download },
          ],
    ),
  );
  return (
    <div className="document-bar">
      <DocumentTabs />
      <span className="grow" />
      {code === undefined ? null : <ChangeCode code={code} />}
      {blank || code !== undefined ? null : (
        <>
          <Size />
          <Button weight="quiet" aria-label="Copy policy" onClick={() => void copy()}>
            <Icon of={said?.id === source.id ? Check : Copy} />
            {said?.id === source.id ? said.words : 'Copy'}
          </Button>
          <Button weight="quiet" aria-label="Download policy" onClick={download}>
            <Icon of={Download} />
            Download
          </Button>
        </>
      )}
    </div>
  );
}
