// One tab per document, under the role it belongs to, with its count of findings.
import { Tabs, type Tab } from '#app/controls/tabs.tsx';
import { StateIcon } from '#app/readiness/state-icon.tsx';
import { tally, worst } from '#app/selectors/findings.ts';
import { useDocuments, useOpenDocument, type ShownDocument } from '#app/selectors/documents.ts';
import { POLICY_TYPE_LABELS } from '#app/selectors/policy-type-labels.ts';
import { selectDocumentReadiness, useReadiness } from '#app/selectors/readiness.ts';
import { isExample, pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import { groupOf, isOneOfMany, titleUnderType } from './document-groups.ts';

/** The state of one document. Its tick is green only while everything is ready. */
function DocumentMark({ document }: { document: ShownDocument }) {
  const { ready, headline, left, asides } = useStore((state) => selectDocumentReadiness(state, document));
  const allReady = useReadiness().ready;
  const severity = worst(tally(document.findings));
  const words = [...left, ...asides].map(({ text }) => text).join(', ');
  if (severity) {
    return (
      <span className={`count count-${severity}`} title={words}>
        {document.findings.length}
        <span className="visually-hidden">
          {document.findings.length === 1 ? ' finding' : ' findings'}: {words}
        </span>
      </span>
    );
  }
  if (!ready && headline.id !== 'checking') {
    return (
      <span className="tab-state" title={words}>
        <StateIcon tone={headline.tone} />
        <span className="visually-hidden">no findings, {words}</span>
      </span>
    );
  }
  const unknown = document.check === 'none';
  return (
    <span className={allReady && !unknown ? 'count count-ok' : 'count'}>
      <span aria-hidden>{unknown ? '…' : '✓'}</span>
      <span className="visually-hidden">{unknown ? 'not checked yet' : 'no findings'}</span>
    </span>
  );
}

function toTab(document: ShownDocument, documents: readonly ShownDocument[], isExample: boolean): Tab {
  const group = groupOf(document, documents);
  const { title, name } = document.source;
  return {
    id: document.source.id,
    group: isExample ? `Example: ${group}` : group,
    label: (
      <>
        {document.holder.kind === 'pasted' ? (
          <span className="tab-title" title={document.source.title}>
            {document.source.title}
          </span>
        ) : isOneOfMany(document, documents) ? (
          <span title={name}>{titleUnderType(title)}</span>
        ) : (
          title
        )}
        {/* Several pasted policies may have the same title. */}
        {document.holder.kind === 'pasted' ? (
          <span className="hint">{POLICY_TYPE_LABELS[document.source.type]}</span>
        ) : null}
        {document.edited ? <span className="edited">edited</span> : null}
        {document.holder.kind === 'pasted' && document.text === '' ? null : (
          <DocumentMark document={document} />
        )}
      </>
    ),
  };
}

export function DocumentTabs() {
  const documents = useDocuments();
  const open = useOpenDocument();
  const example = useStore(({ draft }) => isExample(draft) && !pastedOf(draft).open);
  return (
    <Tabs
      label={open.holder.kind === 'pasted' ? 'Pasted policies' : 'Documents of the role kit'}
      tabs={documents.map((document) => toTab(document, documents, example))}
      chosen={open.source.id}
      controls="document"
      onChoose={actions.openDocument}
    />
  );
}
