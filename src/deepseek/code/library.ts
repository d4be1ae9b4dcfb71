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
]);

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
export const LOOK_UP: ReadonlySet<string> = new Set(['get', 'getOrDefault', 'pop', 'setdefault']);

/** Fill a template: the template first, except where it is what they are called on. */
export const FILLS_TEMPLATE: ReadonlySet<string> = new Set(['format', 'Sprintf', 'formatted']);
