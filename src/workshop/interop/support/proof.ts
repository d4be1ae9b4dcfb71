// What a proof is: it exports kits in one format and runs the files with the tool they are for.

export interface InteropProof {
  readonly title: string;
  /** Debian packages that it needs. */
  readonly packages: readonly string[];
  /** Why it cannot run here although the packages are installed. */
  readonly obstacle?: () => string | undefined;
  /** Throws when the files are not what they should be. Returns what was proved, as a sentence. */
  readonly run: () => Promise<string>;
}
