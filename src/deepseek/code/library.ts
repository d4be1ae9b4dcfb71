// Functions of the languages' own libraries, as far as values go through them.

/** Give back what they are given, or what they are called on. */
export const PASSES_ON: ReadonlySet<string> = new Set([
  'str',
  'String',
  'strip',
  'rstrip',
  'lstrip',
  'lower',
  'trim',
  'toLowerCase',
  'toString',
  'ToString',
  'StringValue',
  'of',
  'fromString',
  'Ptr',
  'ptr',
  'freeze',
  'values',
  'dict',
  'list',
  'tuple',
  'copy',
  'deepcopy',
  'cast',
  'TrimSpace',
  'requireNonNull',
  'stripTrailing',
  'toStringValue',
  'TrainingInput',
  'from_token',
]);

/** Of these, those that give back the first thing, whatever else they are given. */
export const PASSES_FIRST: ReadonlySet<string> = new Set(['TrainingInput', 'from_token']);

/** Make a list of what they are given. */
export const MAKES_LIST: ReadonlySet<string> = new Set(['List.of', 'Set.of', 'Arrays.asList', 'Stream.of']);

/** Calls whose result is an environment variable, by their last name: its name first, then its default. */
export const READS_ENVIRONMENT: ReadonlySet<string> = new Set([
  'getenv',
  'Getenv',
  'LookupEnv',
  'getEnv',
  'getEnvOrDefault',
  'getenvOrDefault',
  'GetEnvironmentVariable',
  'from_env_var',
]);

/** Objects that hold the environment, by their path. */
export const ENVIRONMENTS: ReadonlySet<string> = new Set([
  'os.environ',
  'environ',
  'process.env',
  'import.meta.env',
  'Bun.env',
  'Deno.env',
  'env',
  'System.getenv',
]);

/** Look up a key, with a default. */
export const LOOK_UP: ReadonlySet<string> = new Set([
  'get',
  'getOrDefault',
  'getOrThrow',
  'pop',
  'setdefault',
  'getProperty',
  'getRequiredProperty',
  'GetString',
  'GetValue',
]);

/** Fill a template: the template first, except where it is what they are called on. */
export const FILLS_TEMPLATE: ReadonlySet<string> = new Set(['format', 'Sprintf', 'formatted']);

/** Declare an option of the command line by its name, `--model`. */
export const MAKES_OPTION: ReadonlySet<string> = new Set(['add_argument', 'option', 'argument']);

/** Give an object whose members are the options. */
export const PARSES_OPTIONS: ReadonlySet<string> = new Set(['parse_args', 'parse_known_args']);

/** Calls whose result is an option or a setting: where its name and its default stand, by position. */
export const OPTION_WITH_DEFAULT: ReadonlyMap<
  string,
  { readonly name?: number; readonly fallback: number; readonly from?: string }
> = new Map([
  ['flag.String', { name: 0, fallback: 1 }],
  ['pflag.String', { name: 0, fallback: 1 }],
  ['typer.Option', { fallback: 0 }],
  ['Option', { fallback: 0 }],
  ['typer.Argument', { fallback: 0 }],
  ['Field', { fallback: 0, from: 'the environment' }],
]);
