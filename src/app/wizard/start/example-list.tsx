// Texts to try the first step with: a click puts one into the field.
import { actions } from '#app/state/store.ts';
import { START_EXAMPLES, type StartExample } from './examples.ts';

async function take({ text, long }: StartExample): Promise<void> {
  document.querySelector<HTMLElement>('.start-field textarea')?.focus();
  if (text !== undefined) actions.sayStart(text);
  else if (long !== undefined) actions.sayStart((await import('./example-texts.ts')).EXAMPLE_TEXTS[long]);
}

export function Examples() {
  return (
    <div className="start-examples">
      <p id="start-examples">For example</p>
      <ul aria-labelledby="start-examples">
        {START_EXAMPLES.map((example) => (
          <li key={example.label}>
            <button type="button" className="start-example" onClick={() => void take(example)}>
              {example.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
