// The kit on screen as exporters take it, and the files they make of it.
import { useEffect, useState } from 'react';
import type { Answers } from '#core/answers/answers.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import { exportKitOf, type Edits, type ExportKit, type ExportKitResult } from '#core/export/export-kit.ts';
import type { Choices, ExportedFile, Exporter, ExporterRow } from '#core/export/exporter.ts';
import type { ReviewInput } from '#core/export/review.ts';
import { subjectsOf } from '#core/access/subject.ts';
import type { PolicyEnvironment } from '#core/verify/policy-environment.ts';
import { askWorker } from '#worker/client.ts';
import { selectKit, useDocuments, type ShownDocument } from './kit.ts';
import { areOf, type Proofs } from './proofs.ts';
import { remember } from './remember.ts';
import { usePolicyEnvironment } from './policy-environment.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

const exportKit = remember(2, (answers: Answers, edits: Edits, composed: RoleKit): ExportKitResult =>
  exportKitOf(answers, edits, composed),
);

const selectExportKit = (state: State): ExportKitResult =>
  exportKit(state.draft.answers, state.draft.overrides, selectKit(state));

export const useExportKit = (): ExportKitResult => useStore(selectExportKit);

export interface LoadedExporter {
  readonly row: ExporterRow;
  readonly exporter: Exporter | undefined;
  /** Its code did not come. */
  readonly failed: boolean;
}

/** The exporter, fetched when it is first asked for. */
export function useExporter(row: ExporterRow): LoadedExporter {
  const [loaded, setLoaded] = useState<LoadedExporter>({ row, exporter: undefined, failed: false });
  useEffect(() => {
    let wanted = true;
    row.load().then(
      (exporter) => wanted && setLoaded({ row, exporter, failed: false }),
      () => wanted && setLoaded({ row, exporter: undefined, failed: true }),
    );
    return () => {
      wanted = false;
    };
  }, [row]);
  return loaded.row === row ? loaded : { row, exporter: undefined, failed: false };
}

export const filesOf = remember(
  8,
  (exporter: Exporter, kit: ExportKit, choices: Choices, review: ReviewInput): readonly ExportedFile[] =>
    exporter.files(kit, choices, review),
);

const NOT_RUN: ReviewInput = {};

/** What checks and proofs say of the documents as they are now; what is not known yet is left out. */
const reviewOf = remember(
  4,
  (
    documents: readonly ShownDocument[],
    proofs: Proofs | undefined,
    access: ReviewInput['access'],
  ): ReviewInput => ({
    ...(documents.every(({ check }) => check === 'done') && {
      findings: documents.flatMap(({ source, findings }) =>
        findings.map(({ severity, message, code, source: page }) => ({
          document: source.id,
          severity,
          message,
          ...(code !== undefined && { code }),
          ...(page !== undefined && { source: page }),
        })),
      ),
    }),
    ...(proofs && { proofs: proofs.all }),
    ...(access && { access }),
  }),
);

interface Told {
  readonly environment: PolicyEnvironment;
  readonly access: ReviewInput['access'];
}

/** What a report tells besides the kit, for exporters that want it. */
export function useReview(exporter: Exporter): ReviewInput {
  const environment = usePolicyEnvironment();
  const documents = useDocuments();
  const proofs = useStore(({ proving: { last }, draft }) => (last && areOf(last, draft) ? last : undefined));
  const [told, setTold] = useState<Told | null>(null);
  const wants = exporter.reviews === true;
  useEffect(() => {
    if (!wants) return undefined;
    let wanted = true;
    askWorker('access-summaries', subjectsOf(environment)).then(
      (access) => wanted && setTold({ environment, access }),
      // The report says that it was not run.
      () => wanted && setTold({ environment, access: undefined }),
    );
    return () => {
      wanted = false;
    };
  }, [wants, environment]);
  if (!wants) return NOT_RUN;
  return reviewOf(documents, proofs, told?.environment === environment ? told.access : undefined);
}
