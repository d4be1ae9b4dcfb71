// What a person may paste, to try: its words in the box. The texts are loaded when one is asked for.
import { CircleAlert, CodeXml, File, type IconNode } from 'lucide';

export type ExampleId = 'error' | 'code' | 'policy';

interface Example {
  readonly id: ExampleId;
  readonly words: string;
  readonly icon: IconNode;
}

export const EXAMPLES: readonly Example[] = [
  { id: 'error', words: 'an error', icon: CircleAlert },
  { id: 'code', words: 'code', icon: CodeXml },
  { id: 'policy', words: 'a policy', icon: File },
];
