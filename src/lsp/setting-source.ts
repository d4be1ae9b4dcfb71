// Where settings come from: what the client started with, what it answers for a file, and what it sends.
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { type JsonValue, own } from '#iam/json/index.ts';
import { readSettings, SECTION, type Settings } from './settings.ts';

/** A client that does not answer in this time gets the settings that it started with. */
const PATIENCE_MS = 1000;

/** Shows a warning, without buttons, which would be a request. */
export function warn(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

/** Settings as a client sends them: by their section, or only what is in it. */
const inSection = (value: JsonValue | undefined): JsonValue | undefined =>
  own(value ?? null, SECTION) ?? value;

export class SettingSource {
  readonly #connection: Connection;
  readonly #asks: boolean;
  readonly #answers = new Map<string, Promise<Settings>>();
  readonly #told = new Set<string>();
  #sent: JsonValue | undefined;

  constructor(
    connection: Connection,
    options: { readonly asks: boolean; readonly initial: JsonValue | undefined },
  ) {
    this.#connection = connection;
    this.#asks = options.asks;
    this.#sent = inSection(options.initial);
  }

  /** The settings for a file. Asked for once, until they change. */
  for(uri: string): Promise<Settings> {
    const known = this.#answers.get(uri);
    if (known) return known;
    const fresh = this.#ask(uri).then((value) => this.#read(value));
    this.#answers.set(uri, fresh);
    return fresh;
  }

  close(uri: string): void {
    this.#answers.delete(uri);
  }

  changed(sent: JsonValue | undefined): void {
    this.#answers.clear();
    this.#told.clear();
    if (sent !== undefined && sent !== null) this.#sent = inSection(sent);
  }

  async #ask(uri: string): Promise<JsonValue | undefined> {
    if (!this.#asks) return this.#sent;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
    });
    const asked = this.#connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION }) as Promise<
      JsonValue | undefined
    >;
    const answer = await Promise.race([asked.catch(() => undefined), patience]);
    clearTimeout(timer);
    return answer ?? this.#sent;
  }

  #read(value: JsonValue | undefined): Settings {
    const { settings, faults } = readSettings(value);
    for (const fault of faults.filter((each) => !this.#told.has(each))) {
      this.#told.add(fault);
      warn(this.#connection, fault);
    }
    return settings;
  }
}
