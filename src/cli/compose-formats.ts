// The formats that a role kit is composed in, one row each.
//
// Connects to the exporters: each of their rows becomes one here, loaded when it is asked for.
import type { Answers } from '#core/answers/answers.ts';
import type { RoleKit } from '#core/compose/role-kit.ts';
import type { Draft } from '#core/share/link.ts';
import { jsonText } from './terminal.ts';
import { UsageError } from './usage.ts';

export interface Composed {
  readonly kit: RoleKit;
  readonly answers: Answers;
  /** Documents edited by hand, of a link. */
  readonly overrides: Draft['overrides'];
  /** What was chosen, as ID=VALUE. */
  readonly choices: readonly string[];
}

export interface ComposedFile {
  /** A path inside a folder, with forward slashes. */
  readonly name: string;
  readonly text: string;
  readonly executable?: true;
}

export interface FormatRow {
  readonly id: string;
  /** Throws what to do where the kit cannot be written so. */
  readonly files: (composed: Composed) => Promise<readonly ComposedFile[]> | readonly ComposedFile[];
}

/** The whole kit as Rolewright has it: schemas/compose.json says what is in it. */
const json: FormatRow = {
  id: 'json',
  files: ({ kit, answers, overrides, choices }) => {
    if (choices.length > 0) throw new UsageError('json leaves nothing to choose: leave out --choice.');
    const edited = Object.keys(overrides).length > 0 ? { editedByHand: overrides } : {};
    return [{ name: 'role-kit.json', text: jsonText({ ...kit, answers, ...edited }) }];
  },
};

export const FORMATS: readonly FormatRow[] = [json];
