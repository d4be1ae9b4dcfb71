// What each kind of thing is in a file, as people will read it: the blocks of text in testing/printed, without prose.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Choices } from './exporter.ts';
import { findExporter } from './exporters.ts';
import { usableKit } from './testing/kits.ts';
import { EDITS, SAMPLES, type Sample } from './testing/sample-kits.ts';

interface Printed {
  readonly sample: Sample;
  readonly name: string;
  readonly choices: Choices;
  readonly blocks: readonly string[];
}

/** "=== instance main.tf policies=inline", and blocks with a line of --- between them. */
const printed = (format: string): readonly Printed[] =>
  readFileSync(new URL(`testing/printed/${format}.txt`, import.meta.url), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const [sample, name = '', ...choices] = head.split(' ');
      return {
        sample: sample as Sample,
        name,
        choices: Object.fromEntries(choices.map((choice) => choice.split('='))) as Choices,
        blocks: lines.join('\n').trimEnd().split('\n---\n'),
      };
    });

/** Lines of words: comments that are no code, descriptions, and what an error says. */
const PROSE =
  /^ *(?:(?:#|\/\/) (?!resource "|aws (?:sts|bedrock|cloudformation) |terraform output|targetIds| |\}).*|\/\*\* |description +[=:] (?!.Runs)|error_message |(?:Constraint)?Description: (?!.Runs)).*\n/gm;

describe.each(['terraform', 'cloudformation', 'cdk', 'pulumi'])('%s', (format) => {
  test.each(printed(format))('$sample $name $choices', async ({ sample, name, choices, blocks }) => {
    const exporter = await findExporter(format)!.load();
    const file = exporter
      .files(usableKit(SAMPLES[sample], EDITS[sample]), choices)
      .find((each) => each.name === name);
    const text = `\n${file?.text.replaceAll(PROSE, '') ?? ''}`;
    expect(blocks.filter((block) => !text.includes(`\n${block}\n`))).toEqual([]);
  });
});
