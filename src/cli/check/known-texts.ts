// Results by text, because texts come again: most roles of an account have one of a few trust policies.

/** More is forgotten: texts that are the same are mostly near each other. */
const MAX_CHARACTERS = 4_000_000;

export class KnownTexts<T extends object> {
  readonly #known = new Map<string, T>();
  #characters = 0;

  get(text: string): T | undefined {
    return this.#known.get(text);
  }

  set(text: string, value: T): void {
    if (text.length > MAX_CHARACTERS) return;
    this.#characters += text.length;
    if (this.#characters > MAX_CHARACTERS) {
      this.#known.clear();
      this.#characters = text.length;
    }
    this.#known.set(text, value);
  }
}
