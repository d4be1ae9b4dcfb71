// One tab per document, under the role it belongs to, with its count of findings.
import { Tabs, type Tab } from '#app/controls/tabs.tsx';
import { SEVERITY_NAMES } from '#app/controls/severity.tsx';
import { tally, worst } from '#app/selectors/findings.ts';
import { useDocuments, useOpenDocument, type ShownDocument } from '#app/selectors/documents.ts';
import { otherAccountOf } from '#core/compose/role-kit.ts';
import { POLICY_TYPE_LABELS } from '#app/selectors/policy-type-labels.ts';
import { actions } from '#app/state/store.ts';

function FindingCount({ document }: { document: ShownDocument }) {
  const counts = tally(document.findings);
  const severity = worst(counts);
  if (!severity && document.check === 'none') {
    return (
      <span className="count">
        <span aria-hidden>…</span>
        <span className="visually-hidden">not checked yet</span>
      </span>
    );
  }
  if (!severity) {
    return (
      <span className="count count-ok">
        <span aria-hidden>✓</span>
        <span className="visually-hidden">no findings</span>
      </span>
    );
  }
  return (
    <span className={`count count-${severity}`}>
      {document.findings.length}
      <span className="visually-hidden">
        {document.findings.length === 1 ? ' finding' : ' findings'}, worst: {SEVERITY_NAMES[severity]}
      </span>
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

function toTab(document: ShownDocument): Tab {
  return {
    id: document.source.id,
    group: groupOf(document),
    label: (
      <>
        {document.source.title}
        {/* Several pasted policies may have the same title. */}
        {document.holder.kind === 'pasted' ? (
          <span className="hint">{POLICY_TYPE_LABELS[document.source.type]}</span>
        ) : null}
        {document.edited ? <span className="edited">edited</span> : null}
        <FindingCount document={document} />
      </>
    ),
  };
}

export function DocumentTabs() {
  const documents = useDocuments();
  const open = useOpenDocument();
  return (
    <Tabs
      label={open.holder.kind === 'pasted' ? 'Pasted policies' : 'Documents of the role kit'}
      tabs={documents.map(toTab)}
      chosen={open.source.id}
      controls="document"
      onChoose={actions.openDocument}
    />
  );
}
