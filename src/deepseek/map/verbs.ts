// The verb of an action, as an arrow of the map shows it.

/** What somebody does who is allowed an action; the first that fits. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  // What a session is given is set as the role is assumed.
  [/^sts:(?:AssumeRole|TagSession$|Set)/, 'assumes'],
  [/^iam:PassRole$/, 'passes'],
  [/^kms:Decrypt$/, 'decrypts with'],
  [/^kms:(?:Encrypt|GenerateDataKey|ReEncrypt)/, 'encrypts with'],
  [/^kms:/, 'uses'],
  [/:CallWithBearerToken$/, 'calls with'],
  [/:(?:Invoke|ESHttp|CreateInference$|Retrieve|RenderPrompt)/, 'calls'],
  [/:ApplyGuardrail$/, 'applies'],
  [/:(?:Get|List|Describe|Batch(?:Get|Check)|Search|Head)/, 'reads'],
  [/^(?:s3:(?:Put|Delete|Abort)|logs:(?:Put|Create)|cloudwatch:Put)/, 'writes'],
  [/./, 'manages'],
];

export const verbOf = (action: string): string => VERBS.find(([pattern]) => pattern.test(action))?.[1] ?? '';

const ORDER = VERBS.map(([, verb]) => verb);

/** Verbs in the order of the table; others keep theirs. */
export const byOrder = (a: string, b: string): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** "calls with" → "call with", "applies" → "apply", "passes" → "pass". */
export const infinitive = (verb: string): string =>
  verb.replace(/^\w+/, (word) =>
    word
      .replace(/ies$/, 'y')
      .replace(/(?<=ss)es$/, '')
      .replace(/(?<!s)s$/, ''),
  );
