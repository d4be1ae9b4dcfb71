// The first view: one question, a box, five goals, and an example at the side. It is prerendered.
import type { ReactNode } from 'react';
import { tokenizeLine } from '#app/editor/json-tokens.ts';
import { useStore, actions } from '#app/state/store.ts';
import { SayBox } from './say-box.tsx';
import './first-view.css';
import type { Answers } from '#deepseek/answers/index.ts';
import { Download, Network, Server, TextSearch, type IconNode } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { FAMILIES, type FamilyId, scenarios } from '#deepseek/catalog/index.ts';
import './goals.css';

// The five goals of the first view. One leads to its scenarios, in the first step.
const CALL: IconNode = [
  ['circle', { cx: '17', cy: '12', r: '5' }],
  ['path', { d: 'M2 12h9M8 8.5l3.5 3.5L8 15.5' }],
];

const ICONS: Readonly<Record<FamilyId, IconNode>> = {
  call: CALL,
  import: Download,
  host: Server,
  search: TextSearch,
  govern: Network,
};

/** Begins with the first scenario of the goal, and opens the step that lists the others. */
async function begin(family: FamilyId): Promise<void> {
  await import('#app/selectors/all-rows.ts');
  const first = scenarios.all().find((row) => row.family === family);
  if (!first) return;
  actions.beginWith({ scenario: first.id, values: {} });
  actions.goToStep('scenario');
}

function Goals() {
  return (
    <ul className="goals" aria-label="Goals">
      {FAMILIES.map(({ id, verb, rest }) => (
        <li key={id}>
          <button type="button" className="goal" onClick={() => void begin(id)}>
            <Icon of={ICONS[id]} />
            <strong>{verb}</strong> <span>{rest}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

// The policy that the first view shows, dimmed: what a Lambda function that calls DeepSeek-V3.2 needs. A test composes it.
export const EXAMPLE_ANSWERS: Answers = {
  scenario: 'invoke',
  values: {
    functionNames: ['chat-fn'],
    account: '111122223333',
    models: ['deepseek.v3.2'],
    regions: ['us-east-1'],
  },
};

export const EXAMPLE = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "InvokeDeepSeekV32",
      "Effect": "Allow",
      "Action": [
        "bedrock:InvokeModel",
        "bedrock:InvokeModelWithResponseStream"
      ],
      "Resource": "arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2"
    },
    {
      "Sid": "WriteFunctionLogs",
      "Effect": "Allow",
      "Action": [
        "logs:CreateLogStream",
        "logs:PutLogEvents"
      ],
      "Resource": "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/chat-fn:*"
    }
  ]
}`;

/** Takes up what this browser kept, for people who come back. */
function Continue() {
  const resume = useStore(({ resume: kept }) => kept);
  if (!resume) return null;
  return (
    <button type="button" className="button first-continue" onClick={resume.show}>
      Continue: {resume.name}
    </button>
  );
}

export function Hero({ notices }: { notices: ReactNode }) {
  return (
    <section className="hero" aria-label="Start">
      <div className="hero-column">
        {notices}
        <h1>What should DeepSeek do on AWS?</h1>
        <SayBox label="What should DeepSeek do on AWS?" />
        <Goals />
        <Continue />
      </div>
      <p className="foot">Nothing leaves this browser</p>
    </section>
  );
}

/** Once, for the text never changes. */
const LINES = EXAMPLE.split('\n').map((text) => {
  const indent = text.length - text.trimStart().length;
  const spans: { readonly text: string; readonly kind: string | null }[] = [];
  let at = 0;
  for (const { start, end, kind } of tokenizeLine(text)) {
    if (start > at) spans.push({ text: text.slice(at, start), kind: null });
    spans.push({ text: text.slice(start, end), kind });
    at = end;
  }
  return { indent, spans };
});

export function Example() {
  return (
    <section className="sheet example" aria-label="Example">
      <h2>Example</h2>
      <pre>
        {LINES.map(({ indent, spans }, line) => (
          // Lines and spans of a constant text have no identity except their place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={line} className={`code-line code-indent-${indent}`}>
            {spans.map(({ text, kind }, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} className={kind === null ? undefined : `code-${kind}`}>
                {text}
              </span>
            ))}
            {line === LINES.length - 1 ? null : '\n'}
          </span>
        ))}
      </pre>
    </section>
  );
}
