// A text to read policies from.

export interface SourceText {
  readonly text: string;
  /** The name of its file. */
  readonly name?: string | undefined;
}

/** Files of Terraform, or of OpenTofu alone. */
export const isTerraform = (name: string): boolean => /\.(?:tf|tofu)$/.test(name);

/** The files that Terraform loads by itself; which of prod.tfvars and staging.tfvars applies is not known. */
export const OF_MODULE = /(?:\.tf|\.tofu|^terraform\.tfvars|\.auto\.tfvars)$/;
