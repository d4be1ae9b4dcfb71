// Has the documents on screen held against what is expected of them whenever they change, and keeps what came of it.
import { expectationsOf } from '#core/expectations/index.ts';
import type { Answers } from '#core/answers/answers.ts';
import type { Expectation } from '#core/expectations/expectation.ts';
import { caseOf, ownExpectation } from '#core/verify/own-case.ts';
import { askWorker } from '#worker/client.ts';
import type { Proof } from '#worker/protocol.ts';
import { selectIsPasted } from '#app/selectors/derived.ts';
import { areOf, type Proved, type Proofs } from '#app/selectors/proofs.ts';
import { remember } from '#app/selectors/remember.ts';
import { selectEnvironment } from '#app/selectors/policy-environment.ts';
import { useStore } from '#app/state/store.ts';

export { caseOf };

const { getState, setState } = useStore;

const ofKit = remember(2, (answers: Answers): readonly Expectation[] => expectationsOf(answers));

function outcomeOf({ passes, decision }: Proof): Proved['outcome'] {
  if (passes) return 'holds';
  return decision === undefined ? 'open' : 'fails';
}

/** Something newer than the last proofs is there. */
function isWanted(): boolean {
  const state = getState();
  const { last, fault } = state.proving;
  return fault === null && !selectIsPasted(state) && !(last && areOf(last, state.draft));
}

async function proofsOfNow(): Promise<Proofs> {
  const state = getState();
  const { draft } = state;
  const environment = selectEnvironment(state);
  const own = draft.cases ?? [];
  const kit = ofKit(draft.answers);
  const expectations = [...kit, ...own.map(ownExpectation)];
  const proofs = await askWorker('prove', { environment, expectations });
  const all = expectations.flatMap((expectation, index): readonly Proved[] => {
    const proof = proofs[index];
    const mine = own[index - kit.length];
    return proof ? [{ expectation, proof, outcome: outcomeOf(proof), ...(mine && { own: mine }) }] : [];
  });
  return { draft, environment, all };
}

/** While the worker is at one state of the documents, the newest of those that follow waits. */
let busy = false;

async function prove(): Promise<void> {
  try {
    const last = await proofsOfNow();
    setState({ proving: { last, fault: null } });
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    setState(({ proving }) => ({ proving: { ...proving, fault } }));
  }
  busy = false;
  wake();
}

/** Begins once the browser has nothing better to do: what is typed comes first. */
function wake(): void {
  if (busy || !isWanted()) return;
  busy = true;
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => void prove(), { timeout: 300 });
  else setTimeout(() => void prove(), 50);
}

let started = false;

/** From now on the documents are proved, those of now included. */
export function startProving(): void {
  if (started) return;
  started = true;
  useStore.subscribe(({ draft }, previous) => {
    if (draft !== previous.draft) wake();
  });
  wake();
}

/** Tries again after the worker could not answer. */
export function proveAgain(): void {
  setState(({ proving }) => ({ proving: { ...proving, fault: null } }));
  startProving();
  wake();
}
