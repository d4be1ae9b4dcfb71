// The kit on screen as exporters take it, the files they make of it, and the results that a report adds.
import type { Answers } from '#deepseek/answers/index.ts';
import type { RoleKit } from '#deepseek/compose/index.ts';
import { type Edits, type Readiness, type ReadinessInput, readinessOf } from '#deepseek/readiness/index.ts';
import {
  type Choices,
  type ExportKit,
  type ExportKitResult,
  type ExportedFile,
  type Exporter,
  type ReviewInput,
  exportKitOf,
  pastedExportKit,
} from '#deepseek/export/index.ts';
import { areProofsOf, type Proofs } from '#app/state/proofs.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectIsPasted } from './checked-answers.ts';
import { selectDocuments, type ShownDocument } from './documents.ts';
import { selectKit } from './kit.ts';
import { selectReadinessInput } from './readiness.ts';
import { remember } from './remember.ts';
import { selectEditedTexts } from './shown-edits.ts';
import { selectWritten } from './written-policies.ts';

/** For files, nobody who rides along is meant: each recipient confirms again. */
const exportedReadiness = remember(2, (input: ReadinessInput): Readiness =>
  readinessOf({ ...input, meant: [] }),
);

const exportKit = remember(
  2,
  (answers: Answers, edits: Edits, composed: RoleKit, readiness: Readiness): ExportKitResult =>
    exportKitOf(answers, composed, edits, readiness),
);

const ofPasted = remember(2, pastedExportKit);

/** Of the pasted policies while they are shown, else of the wizard's kit. */
const selectExportKit = (state: State): ExportKitResult =>
  selectIsPasted(state)
    ? ofPasted(selectWritten(state), exportedReadiness(selectReadinessInput(state)))
    : exportKit(
        state.draft.answers,
        selectEditedTexts(state),
        selectKit(state),
        exportedReadiness(selectReadinessInput(state)),
      );

export const useExportKit = (): ExportKitResult => useStore(selectExportKit);

export const filesOf = remember(
  8,
  (exporter: Exporter, kit: ExportKit, choices: Choices, review: ReviewInput): readonly ExportedFile[] =>
    exporter.files(kit, choices, review),
);

const reviewOf = remember(
  4,
  (
    documents: readonly ShownDocument[],
    proofs: Proofs | undefined,
    access: ReviewInput['access'],
  ): ReviewInput => ({
    ...(documents.every(({ check }) => check === 'done') && {
      findings: documents.flatMap(({ source, findings }) =>
        findings.map(({ severity, message, refusal, code, source: page }) => ({
          document: source.id,
          severity,
          message,
          ...(refusal !== undefined && { refusal }),
          ...(code !== undefined && { code }),
          ...(page !== undefined && { source: page }),
        })),
      ),
    }),
    ...(proofs && {
      proofs: proofs.all,
      calls: {
        environment: proofs.environment,
        expectations: proofs.all.map(({ expectation }) => expectation),
      },
    }),
    ...(access && { access }),
  }),
);

/** Results of checks and proofs for the present documents; what is not known yet is left out. */
export function selectReview(state: State, access: ReviewInput['access']): ReviewInput {
  const { last } = state.proving;
  const proofs = last && areProofsOf(last, state) ? last : undefined;
  return reviewOf(selectDocuments(state), proofs, access);
}
