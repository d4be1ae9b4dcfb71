// Shell scripts → program: the AWS CLI, curl, and variables. Files of variables, too.
import {
  addTo,
  bind,
  callResource,
  changeable,
  newProgram,
  type CodeProgram,
  type KeyedExpression,
} from '#deepseek/code/program.ts';
import { awsCli } from './aws-cli.ts';
import { curl } from './curl.ts';
import { addConnectors } from './embedded.ts';
import { addSettings } from './settings.ts';
import { plainText, shellValuesOf } from './shell-values.ts';
import { shellCommands, type ShellWord } from './shell-words.ts';

const ASSIGNMENT = /^([A-Za-z_]\w*)=/;
/** Commands that serve a model on the host that they run on. */
const SERVERS =
  /^(?:(?:docker|podman|nerdctl) run\b(?:(?=.* --gpus\b).* (?:-p|--publish)\b|.*(?:vllm|sglang|text-generation-inference|lmi|ollama|llama))|(?:exec )?(?:vllm serve|python3? -m (?:vllm|sglang)\b))/;

const CURLS: ReadonlySet<string> = new Set(['curl', 'http', 'xh', 'awscurl']);
/** Commands that make calls themselves; the options of others are settings of a program. */
const CALLERS: ReadonlySet<string> = new Set([...CURLS, 'aws', 'docker', 'vllm', 'hf']);
const OF_SETTINGS =
  /^(?:bedrock-)?(?:model(?:-?id|-name)?|(?:aws-)?region|guardrail-?(?:id|identifier|arn))$/i;

/** Options of servers that name the model. */
const OF_MODEL = /^(?:serve$|--(?:model|tokenizer|weights|checkpoint))/;

export function shellProgram(text: string): CodeProgram {
  const program = newProgram();
  const { root: scope } = program;
  const values = shellValuesOf(text, program);
  const { valueOf, optionsOf } = values;
  const settings: KeyedExpression[] = [];

  /** `--model s3://…`: weights that a server reads from S3 itself. */
  function servedWeights(words: readonly ShellWord[]): void {
    for (const [index, word] of words.entries()) {
      const before = index === 0 ? '' : plainText(words[index - 1]!);
      const [, option = '', address] = /^(--[\w-]+=)?(s3:\/\/)/.exec(plainText(word)) ?? [];
      if (address !== undefined && OF_MODEL.test(option === '' ? before : option))
        callResource(program, 'Weights in S3', [{ key: 'uri', value: valueOf(word, option.length) }], word);
    }
  }

  /** The image of a server, and the log group that its options name. */
  const ofServer = (words: readonly ShellWord[]): readonly KeyedExpression[] =>
    words.flatMap((word): readonly KeyedExpression[] => {
      const [option = ''] = /^(?:--log-opt=)?awslogs-group=/.exec(plainText(word)) ?? [];
      if (option !== '') return [{ key: 'logGroup', value: valueOf(word, option.length) }];
      return /\.dkr\.ecr\.|^\$\{?\w+\}?\//.test(text.slice(word.start, word.end))
        ? [{ key: 'image', value: valueOf(word) }]
        : [];
    });

  let calls = false;
  let serves = false;
  // PowerShell: `$env:AWS_REGION = "…"`.
  const code = text.replaceAll(/^[ \t]*\$env:(\w+)[ \t]*=[ \t]*/gm, (all, name: string) =>
    `${name}=`.padStart(all.length),
  );
  for (const command of shellCommands(code)) {
    let words = command.filter(
      (word) =>
        !['$', 'export', 'sudo', 'time', 'set', 'do', 'then', 'ENV', 'ARG', 'local', 'readonly'].includes(
          plainText(word),
        ),
    );
    let first = words[0];
    for (let name = first && ASSIGNMENT.exec(plainText(first))?.[1]; first && name !== undefined;) {
      const value = valueOf(first, name.length + 1);
      bind(scope, name, value, { at: first.start });
      addTo(program.environment, name, value);
      settings.push({ key: name, value });
      words = words.slice(1);
      first = words[0];
      name = first && ASSIGNMENT.exec(plainText(first))?.[1];
    }
    if (!first) continue;
    // `for region in us-east-1 us-west-2`: each of them.
    const [loop, each, , ...items] = words;
    if (loop && each && plainText(loop) === 'for' && items.length > 0)
      bind(
        scope,
        plainText(each),
        { kind: 'either', options: items.map((item) => valueOf(item)), start: each.start, end: each.end },
        { at: loop.start },
      );
    const name = plainText(first).replace(/^!/, '');
    // `: "${REGION:=us-west-2}"`
    if (name === ':')
      for (const word of words.slice(1)) {
        const [, set, fallback = ''] = /\$\{(\w+):?=([^{}]+)\}/.exec(text.slice(word.start, word.end)) ?? [];
        const end = word.start + text.slice(word.start, word.end).indexOf('}');
        if (set !== undefined)
          addTo(
            program.environment,
            set,
            changeable(set, { kind: 'text', value: fallback, start: end - fallback.length, end }),
          );
      }
    if (name === 'aws') awsCli(words.slice(1), values);
    const isServer =
      SERVERS.test(words.map(plainText).join(' ')) ||
      // The image that another is built from.
      (name === 'FROM' &&
        /vllm|sglang|text-generation-inference|ollama|llama\.?cpp/.test(plainText(words[1] ?? first)));
    serves ||= isServer;
    if (isServer) callResource(program, 'Server on a host', ofServer(words), first);
    // A list of options is what an image is started with.
    if (isServer || name.startsWith('--')) servedWeights(words);
    // `docker run -e NAME=value`
    const given = words.flatMap((word, index): readonly KeyedExpression[] => {
      const [key] = /^\w+(?==)/.exec(plainText(word)) ?? [];
      const isSet = /^(?:-e|--env)$/.test(index === 0 ? '' : plainText(words[index - 1]!));
      return isSet && key !== undefined ? [{ key, value: valueOf(word, key.length + 1) }] : [];
    });
    const options = CALLERS.has(name)
      ? []
      : optionsOf(words).named.filter(({ key = '' }) => OF_SETTINGS.test(key));
    addSettings(program, [...given, ...options], first);
    if (CURLS.has(name)) curl(words.slice(1), values);
    calls ||= program.calls.length > 0;
  }
  // `ENV WEIGHTS=s3://…` of the image of a server.
  if (serves)
    for (const { value } of settings)
      if (value.kind === 'text' && value.value.startsWith('s3://'))
        callResource(program, 'Weights in S3', [{ key: 'uri', value }], value);
  addConnectors(program, text);
  if (!calls) addSettings(program, settings, { start: 0, end: 0 });
  return program;
}
