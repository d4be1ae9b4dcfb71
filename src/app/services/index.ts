// The one place where services are created and started.
import { createWorkerClient } from '#worker/client.ts';
import { startWorker } from '#worker/start-worker.ts';
import { createActions } from '#app/state/actions.ts';
import { actions, background, useStore as store } from '#app/state/store.ts';
import { createAccess } from './access.ts';
import { createChecks } from './checks.ts';
import { createDenials } from './denials.ts';
import { createEditorHelp } from './editor-help.ts';
import { createFixes } from './fixes.ts';
import { createPastedPolicies } from './pasted-policies.ts';
import { createProofs } from './proofs.ts';
import { createReadiness } from './readiness.ts';
import { createRecovery } from './recovery.ts';
import { createRequests } from './requests.ts';
import { createTighten } from './tighten.ts';

const worker = createWorkerClient(startWorker);
const deps = { store, actions, worker };
/** What nobody waits for letter by letter. */
const late = { store: background, actions: createActions(background), worker };
const proofs = createProofs(late);
const readiness = createReadiness(late);
const fixes = createFixes(deps);
// Findings come first: the evaluator's code is loaded after that of the checks.
const checks = createChecks({
  worker,
  store: { ...store, setState: background.setState },
  onChecked: () => {
    proofs.start();
    readiness.start();
  },
});

const access = createAccess(late);
const recovery = createRecovery({ ...deps, checks, proofs, access });

export const services = {
  checks,
  proofs,
  access,
  denials: createDenials(deps, fixes),
  editorHelp: createEditorHelp(deps),
  fixes,
  pastedPolicies: createPastedPolicies(deps),
  readiness,
  requests: createRequests(deps),
  tighten: createTighten(deps),
  /** Every rule there is. */
  rules: () => worker.ask('rules', null),
};

/** Starts what works in the background. */
export function startServices(): void {
  checks.start();
  recovery.start();
}
