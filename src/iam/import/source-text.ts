// A text to read policies from.

export interface SourceText {
  readonly text: string;
  /** The name of its file. */
  readonly name?: string | undefined;
}

/** The files that Terraform loads by itself; which of prod.tfvars and staging.tfvars applies is not known. */
export const OF_MODULE = /(?:\.tf|^terraform\.tfvars|\.auto\.tfvars)$/;
