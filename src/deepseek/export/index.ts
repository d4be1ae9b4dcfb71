// What the faces import of this folder.
export { attachedToOf } from './attached-to.ts';
export { type ExportKit, type ExportKitResult, type UnusableEdit, exportKitOf } from './export-kit.ts';
export {
  type Choice,
  type Choices,
  type ExportedFile,
  type Exporter,
  type ExporterRow,
  choicesFor,
  chosen,
  inlineProblem,
} from './exporter.ts';
export { EXPORTERS, findExporter } from './exporters.ts';
export { openAnswers } from './parameters.ts';
export { pastedExportKit } from './pasted/pasted-kit.ts';
export { nameProblem } from './pasted/pasted-names.ts';
export { cleanText, documentName, fileName, fileNames, kitName } from './placed-document.ts';
export { kitTitle, readMe } from './readme.ts';
export type { ReviewFinding, ReviewInput, ReviewProof } from './review.ts';
export { documentsIn } from './targets.ts';
export { zipOf } from './zip.ts';
