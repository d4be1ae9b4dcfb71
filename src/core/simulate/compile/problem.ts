// What a policy says that cannot be evaluated as it stands. Said in notes, never passed over.
import type { JsonPath } from '#core/json/json-path.ts';

export interface PolicyProblem {
  /** In the document. */
  readonly path: JsonPath;
  readonly message: string;
}

/** Takes problems in while a document is compiled. */
export type ReportProblem = (path: JsonPath, message: string) => void;
