// One tab per document, under the role it belongs to, with its count of findings.
import { Tabs, type Tab } from '#app/controls/tabs.tsx';
import { StateIcon } from '#app/readiness/state-icon.tsx';
import { tally, worst } from '#app/selectors/findings.ts';
import { useDocuments, useOpenDocument, type ShownDocument } from '#app/selectors/documents.ts';
import { otherAccountOf } from '#core/compose/role-kit.ts';
import { POLICY_TYPE_LABELS } from '#app/selectors/policy-type-labels.ts';
import { selectDocumentReadiness, useReadiness } from '#app/selectors/readiness.ts';
import { isExample, pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';

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

/** The heading over the documents of one holder. The tab names the kind of policy. */
function groupOf({ holder }: ShownDocument): string {
  if (holder.kind === 'pasted') return 'Pasted';
  if (holder.kind === 'policy') return holder.policy.name;
  const { title, name } = holder.role;
  const account = otherAccountOf(holder.role);
  return [title, name, ...(account === undefined ? [] : [`account ${account}`])].join(' · ');
}

function toTab(document: ShownDocument, isExample: boolean): Tab {
  return {
    id: document.source.id,
    group: isExample ? `Example: ${groupOf(document)}` : groupOf(document),
    label: (
      <>
        {document.holder.kind === 'pasted' ? (
          <span className="tab-title" title={document.source.title}>
            {document.source.title}
          </span>
        ) : (
          document.source.title
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
      tabs={documents.map((document) => toTab(document, example))}
      chosen={open.source.id}
      controls="document"
      onChoose={actions.openDocument}
    />
  );
}
