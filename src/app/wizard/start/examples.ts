// What a person may say or paste, to try. A longer text is loaded when it is asked for.

export interface StartExample {
  /** What its button says; the text itself where that is short. */
  readonly label: string;
  readonly text?: string;
  /** The name of a longer text in example-texts.ts. */
  readonly long?: 'error' | 'code' | 'article';
}

export const START_EXAMPLES: readonly StartExample[] = [
  { label: 'My Lambda calls V3.2 in us-west-2', text: 'My Lambda calls V3.2 in us-west-2' },
  {
    label: 'EKS pod calls R1 with a guardrail',
    text: 'EKS pod with IRSA calls R1 through our VPC endpoint with a guardrail',
  },
  { label: 'An AccessDenied error', long: 'error' },
  { label: 'Python code', long: 'code' },
  { label: 'An article', long: 'article' },
];
