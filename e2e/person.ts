// A practiced person doing a job: counts what they do, and estimates how long it takes them.
import type { Locator, Page } from '@playwright/test';
import { pasteAtFocus } from './page.ts';
import { expect } from './test.ts';

/**
 * Seconds of the elements of an interaction, after the keystroke-level model (Card, Moran and Newell 1980): a key of a
 * good typist, moving the pointer to a target and pressing it, moving a hand between keyboard and mouse, and the
 * thought before each interaction.
 */
const SECONDS = { key: 0.2, point: 1.1, press: 0.2, hand: 0.4, thought: 0.6 };

const POINTED = SECONDS.thought + SECONDS.hand + SECONDS.point + SECONDS.press;

/** An interaction is a click, a choice or a filled field. Each is done once: nothing is repeated until it works. */
export class Person {
  #interactions = 0;
  #seconds = 0;

  constructor(readonly page: Page) {}

  /** How many clicks, choices and filled fields so far. */
  get interactions(): number {
    return this.#interactions;
  }

  /** Estimated seconds of a practiced person so far, without the time the page takes. */
  get seconds(): number {
    return this.#seconds;
  }

  #spend(seconds: number): void {
    this.#interactions += 1;
    this.#seconds += seconds;
  }

  async click(target: Locator): Promise<void> {
    this.#spend(POINTED);
    await target.click();
  }

  /** Chooses a radio button or a check box. */
  async choose(target: Locator): Promise<void> {
    this.#spend(POINTED);
    await target.check();
  }

  /** Fills a field by typing. */
  async type(target: Locator, text: string): Promise<void> {
    this.#spend(POINTED + text.length * SECONDS.key);
    await target.fill(text);
  }

  /** Fills a field with something copied elsewhere: an ARN, an account ID, an error message. */
  async paste(target: Locator, text: string): Promise<void> {
    this.#spend(POINTED + 2 * SECONDS.key);
    await target.fill(text);
  }

  /** Pastes something copied elsewhere where the focus is, without a click before. */
  async pasteHere(text: string): Promise<void> {
    this.#spend(SECONDS.thought + 2 * SECONDS.key);
    await pasteAtFocus(this.page, text);
  }

  /** Presses a key or a key combination. */
  async press(keys: string): Promise<void> {
    this.#spend(SECONDS.thought + 2 * SECONDS.key);
    await this.page.keyboard.press(keys);
  }

  /** States that the job took no more than its goal. */
  expectWithin(goal: { readonly interactions: number; readonly seconds: number }): void {
    expect(this.interactions, 'interactions').toBeLessThanOrEqual(goal.interactions);
    expect(this.seconds, 'seconds of a practiced person').toBeLessThanOrEqual(goal.seconds);
  }
}
