// The files that the client has open, each read once for every version of its text.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { typedBy } from '#iam/config/index.ts';
import type { SourceText } from '#iam/import/index.ts';
import type { SourceFinding, SourceLanguage } from '#iam/editing/index.ts';
import { assistFor, type AssistQuestion, type FileAssist, type LoadReference } from './file-assist.ts';
import type { TextEdit } from '#iam/json/index.ts';
import { isCalledPolicy, languageOf } from './kinds.ts';
import { isConfig, type AppliedConfig } from './config-files.ts';
import type { Settings } from './settings.ts';
import { noticesOnConfig, verdictOn, type ConfigNotice, type FileVerdict } from './verdict.ts';

/** A longer text is no template that AWS takes, and would stop everything else. */
const MAX_CHARACTERS = 2_000_000;

/** So long other messages wait while a file with many policies is checked. */
const TURN_MS = 15;

/** One version of a file that can hold policies. */
export interface OpenFile {
  readonly document: TextDocument;
  readonly assist: FileAssist;
  /** The findings as the settings have them; undefined once a newer text has come. */
  verdict(): Promise<FileVerdict | undefined>;
  /** What all safe fixes change, of the findings that are shown. */
  fixAll(): readonly TextEdit[];
}

interface Reading {
  readonly version: number;
  readonly result: Promise<OpenFile | undefined>;
}

export interface OpenFilesOptions {
  readonly referenceWith: LoadReference;
  settingsFor(uri: string): Promise<Settings>;
  /** What the project configures for a file. */
  configFor(uri: string): AppliedConfig | undefined;
  /** The other files of a Terraform module. */
  besides(uri: string): readonly SourceText[];
  /** The modules around it. */
  around(uri: string): AssistQuestion['around'];
  /** The texts of the other files that are open. */
  others(uri: string): readonly string[];
  /** The ignores of an open configuration that nothing needs. */
  unusedIn(uri: string, text: string): Promise<readonly ConfigNotice[]>;
  isOutdated(uri: string): boolean;
}

/** Lets what the client has sent meanwhile be heard: a change, or that it cancels a request. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class OpenFiles {
  readonly #readings = new Map<string, Reading>();
  readonly #options: OpenFilesOptions;

  constructor(options: OpenFilesOptions) {
    this.#options = options;
  }

  /** This version of the file, read; undefined for a file of another kind. */
  read(document: TextDocument): Promise<OpenFile | undefined> {
    const { uri, version } = document;
    const known = this.#readings.get(uri);
    if (known?.version === version) return known.result;
    const reading = { version, result: this.#read(document) };
    this.#readings.set(uri, reading);
    return reading.result;
  }

  /** It is closed, or something that it depends on has changed. */
  forget(uri: string): void {
    this.#readings.delete(uri);
  }

  forgetAll(): void {
    this.#readings.clear();
  }

  async #read(current: TextDocument): Promise<OpenFile | undefined> {
    const { uri, languageId, version } = current;
    const text = current.getText();
    const language: SourceLanguage | undefined = languageOf({ uri, languageId, text });
    if (language === undefined || text.length > MAX_CHARACTERS) return undefined;
    const { referenceWith, settingsFor, configFor, besides } = this.#options;
    const settings = await settingsFor(uri);
    const beside = language === 'hcl' ? besides(uri) : [];
    const around = language === 'hcl' ? this.#options.around(uri) : undefined;
    const applied = configFor(uri);
    const typed = applied && typedBy(applied.config, applied.name);
    const type = settings.policyType ?? typed?.type;
    const assist = assistFor({
      text,
      language,
      fileName: uri.startsWith('file:') ? uri : undefined,
      type,
      attachedTo: settings.attachedTo ?? typed?.attachedTo,
      demands: typed?.demands,
      isForPolicy: type !== undefined || isCalledPolicy(uri),
      beside,
      around,
      others: () => this.#options.others(uri),
      referenceWith,
    });
    const verdictIn = (all: readonly SourceFinding[], now: string): FileVerdict =>
      verdictOn(all, now, { settings, applied, isFinished: assist.isFinished });
    let verdict: Promise<FileVerdict | undefined> | undefined;
    return {
      // The client's document changes while somebody waits for an answer.
      document: TextDocument.create(uri, languageId, version, text),
      assist,
      fixAll: () => assist.fixAll((all, now) => verdictIn(all, now).findings),
      verdict: () => {
        verdict ??= isConfig(uri)
          ? this.#options.unusedIn(uri, text).then((unused) => ({
              findings: [],
              notices: [...noticesOnConfig(text), ...unused].toSorted((a, b) => a.start - b.start),
            }))
          : this.#findings(uri, assist).then((all) => all && verdictIn(all, text));
        return verdict;
      },
    };
  }

  async #findings(uri: string, assist: FileAssist): Promise<readonly SourceFinding[] | undefined> {
    const all: SourceFinding[] = [];
    let started = performance.now();
    for (const found of assist.findings()) {
      all.push(...found);
      if (performance.now() - started < TURN_MS) continue;
      await nextTurn();
      if (this.#options.isOutdated(uri)) return undefined;
      started = performance.now();
    }
    return all.toSorted((a, b) => a.start - b.start);
  }
}
