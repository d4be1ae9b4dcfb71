// The verb of an action, as an edge of the diagram shows it.

/** What somebody does who is allowed an action; the first that fits. */
const VERBS: readonly (readonly [RegExp, string])[] = [
  [/^sts:AssumeRole/, 'assumes'],
  [/^sts:/, ''],
  [/^iam:PassRole$/, 'passes'],
  [/^kms:Decrypt$/, 'decrypts with'],
  [/^kms:(?:Encrypt|GenerateDataKey|ReEncrypt)/, 'encrypts with'],
  [/^kms:/, 'uses'],
  [/:CallWithBearerToken$/, 'calls with'],
  [/:(?:Invoke|ESHttp|CreateInference|Retrieve|RenderPrompt)/, 'calls'],
  [/:ApplyGuardrail$/, 'applies'],
  [/:(?:Get|List|Describe|Batch(?:Get|Check)|Search|Head)/, 'reads'],
  [/^(?:s3:(?:Put|Delete|Abort)|logs:(?:Put|Create)|cloudwatch:Put)/, 'writes'],
  [/./, 'manages'],
];

export const verbOf = (action: string): string => VERBS.find(([pattern]) => pattern.test(action))?.[1] ?? '';

const ORDER = VERBS.map(([, verb]) => verb);

export const byOrder = (a: string, b: string): number => ORDER.indexOf(a) - ORDER.indexOf(b);
