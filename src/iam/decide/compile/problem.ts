// Parts of a policy that cannot be evaluated as written. They are shown as notes.
import type { JsonPath } from '#iam/json/json-path.ts';

export interface PolicyProblem {
  /** The location in the document. */
  readonly path: JsonPath;
  readonly message: string;
}

/** Collects problems while a document is compiled. */
export type ReportProblem = (path: JsonPath, message: string) => void;
