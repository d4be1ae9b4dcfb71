// What else a report can hold: what the checks, the evaluator and the proofs say, as plain data.
import type { CasesInput } from '#iam/cases/cases-of-environment.ts';
import type { Expectation } from '#iam/request/expectation.ts';

export interface ReviewFinding {
  /** The id of the document. */
  readonly document: string;
  readonly severity: 'security' | 'error' | 'warning' | 'suggestion';
  readonly message: string;
  /** What AWS answers where it refuses to save the document for this. */
  readonly refusal?: string;
  /** AWS's issue code, where there is one. */
  readonly code?: string;
  /** The AWS page that states the rule. */
  readonly source?: string;
}

/** What one principal can do. */
export interface ReviewAccess {
  /** Whose it is: "Service role DeepSeekImport". */
  readonly of: string;
  /** When AWS's service reference was read, as YYYY-MM-DD. */
  readonly date: string;
  readonly counts: { readonly all: number; readonly some: number; readonly conditional: number };
  readonly totals: { readonly actions: number };
  /** The strongest first. */
  readonly risks: readonly {
    readonly strength: string;
    readonly does: string;
    readonly actions: readonly string[];
    readonly cell: string;
  }[];
  /** A row for each grant of each action: name of the column → texts. All rows have the same columns. */
  readonly rows: readonly Readonly<Record<string, readonly string[]>>[];
}

/** One thing that is expected of the documents. */
export interface ReviewProof {
  readonly expectation: {
    readonly label: string;
    readonly action: string;
    readonly resource: string;
    readonly expect: 'allowed' | 'denied';
    /** What the near miss changes. */
    readonly difference?: string;
    /** The heading it is listed under. */
    readonly topic?: string;
    /** Who calls, and with which keys: without them the call is not on the map. */
    readonly principal?: Expectation['principal'];
    readonly context?: Expectation['context'];
  };
  readonly proof: {
    readonly failure: string;
    /** The statements that decide the call. */
    readonly locations?: readonly {
      readonly documentId: string;
      readonly path: readonly (string | number)[];
    }[];
  };
  /** `open`: it could not be decided with the documents. */
  readonly outcome: 'holds' | 'fails' | 'open';
}

/** What is absent has not been run, and the report says so. */
export interface ReviewInput {
  readonly findings?: readonly ReviewFinding[];
  readonly access?: readonly ReviewAccess[];
  readonly proofs?: readonly ReviewProof[];
  /** The calls that were proved, with the documents that decide them. */
  readonly calls?: CasesInput;
}
