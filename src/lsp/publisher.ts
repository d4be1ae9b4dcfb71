// Tells the client the diagnostics of its files, each time for the newest text only.
import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** So long a file is left alone after a change: what a client asks along with it, such as completions, comes first. */
const QUIET_MS = 5;

export interface PublisherOptions {
  readonly connection: Connection;
  /** The open file; undefined once it is closed. */
  documentOf(uri: string): TextDocument | undefined;
  /** Whether a newer text has come and is not taken in yet. */
  isOutdated(uri: string): boolean;
  /** Undefined once a newer text has come. */
  diagnosticsOf(document: TextDocument): Promise<readonly Diagnostic[] | undefined>;
}

export class Publisher {
  readonly #options: PublisherOptions;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** The files that the client shows diagnostics of. */
  readonly #shown = new Set<string>();
  /** How often each was checked: an older check is not heard. */
  readonly #checks = new Map<string, number>();

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** The file is new or has changed. */
  changed(uri: string, delay = QUIET_MS): void {
    if (this.#waiting.has(uri)) return;
    this.#waiting.set(
      uri,
      setTimeout(() => this.#turn(uri), delay),
    );
  }

  closed(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    this.#checks.delete(uri);
    if (this.#shown.delete(uri)) this.#send({ uri, diagnostics: [] });
  }

  end(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
  }

  #turn(uri: string): void {
    this.#waiting.delete(uri);
    // A change that is not taken in yet starts this anew.
    if (this.#options.isOutdated(uri)) return;
    void this.#check(uri);
  }

  async #check(uri: string): Promise<void> {
    const document = this.#options.documentOf(uri);
    if (!document) return;
    const { version } = document;
    const number = (this.#checks.get(uri) ?? 0) + 1;
    this.#checks.set(uri, number);
    const diagnostics = await this.#options.diagnosticsOf(document);
    const isNewest =
      this.#checks.get(uri) === number &&
      this.#options.documentOf(uri)?.version === version &&
      !this.#options.isOutdated(uri);
    if (!diagnostics || !isNewest || (diagnostics.length === 0 && !this.#shown.has(uri))) return;
    this.#shown.add(uri);
    this.#send({ uri, version, diagnostics: [...diagnostics] });
  }

  #send(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): void {
    try {
      this.#options.connection.sendDiagnostics(params).catch(() => undefined);
    } catch {
      // A client that is gone hears nothing.
    }
  }
}
