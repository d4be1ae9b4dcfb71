// rolewright schema: the JSON Schema of what a command prints as JSON, or reads.
import type { Command } from './command.ts';
import { SCHEMAS } from './schemas/index.ts';
import { jsonText } from './terminal.ts';
import { didYouMean } from './options.ts';
import { UsageError } from './usage.ts';

const names = Object.keys(SCHEMAS);

export const schemaCommand: Command = {
  name: 'schema',
  operands: '[name]',
  operandChoices: names,
  count: [0, 1],
  summary: 'Prints the JSON Schema of what a command prints or reads.',
  about: [
    `Without a name, it lists the schemas: ${names.join(', ')}. “answers” describes what compose reads, “cases” what test reads, the others what the command with that name prints as JSON.`,
  ],
  options: [],
  examples: ['rolewright schema answers', 'rolewright schema check > check.schema.json'],
  async run(input, terminal) {
    const [name] = input.operands;
    if (name === undefined) {
      terminal.out(`${names.join('\n')}\n`);
      return 0;
    }
    const load = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
    if (!load)
      throw new UsageError(
        `“${name}” is not a schema.${didYouMean(name, names)} The schemas: ${names.join(', ')}.`,
      );
    terminal.out(jsonText(await load()));
    return 0;
  },
};
