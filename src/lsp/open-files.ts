// The files that the client has open, each read once for every version of its text.
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PolicyFinding } from '#core/language/check-policy.ts';
import { isReadable, nameOf } from './kinds.ts';
import type { FileAssist, ReferenceFor } from './file-assist.ts';
import { assistFile } from './assist-file.ts';
import { judged, type Settings } from './settings.ts';

/** A longer text is no template that AWS takes, and would stop everything else. */
const MAX_CHARACTERS = 2_000_000;

/** One version of a file that holds policies. */
export interface OpenFile {
  readonly document: TextDocument;
  readonly file: FileAssist;
  /** As the settings have them. */
  readonly findings: readonly PolicyFinding[];
}

interface Reading {
  readonly version: number;
  readonly result: Promise<OpenFile | undefined>;
}

export interface OpenFilesOptions {
  readonly referenceFor: ReferenceFor;
  settingsFor(uri: string): Promise<Settings>;
}

export class OpenFiles {
  readonly #readings = new Map<string, Reading>();
  readonly #options: OpenFilesOptions;

  constructor(options: OpenFilesOptions) {
    this.#options = options;
  }

  /** This version of the file, read; undefined for one without policies. */
  read(document: TextDocument): Promise<OpenFile | undefined> {
    const { uri, version } = document;
    const known = this.#readings.get(uri);
    if (known?.version === version) return known.result;
    const reading = { version, result: this.#read(document) };
    this.#readings.set(uri, reading);
    return reading.result;
  }

  close(uri: string): void {
    this.#readings.delete(uri);
  }

  /** Something that all files depend on has changed. */
  forget(): void {
    this.#readings.clear();
  }

  async #read(current: TextDocument): Promise<OpenFile | undefined> {
    const { uri, languageId, version } = current;
    const text = current.getText();
    if (!isReadable({ uri, languageId }) || text.length > MAX_CHARACTERS) return undefined;
    const settings = await this.#options.settingsFor(uri);
    const { referenceFor } = this.#options;
    const file = await assistFile({ text, name: nameOf(uri), type: settings.policyType, referenceFor });
    if (!file) return undefined;
    let findings: readonly PolicyFinding[] | undefined;
    return {
      // The client's document changes while somebody waits for an answer.
      document: TextDocument.create(uri, languageId, version, text),
      file,
      get findings() {
        findings ??= judged(file.findings(), settings);
        return findings;
      },
    };
  }
}
