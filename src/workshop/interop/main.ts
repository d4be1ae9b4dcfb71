// Runs the proofs of the export formats, the language server and the shells one after the other and prints how each went.
import { installPackages, printLine } from './support/tools.ts';
import type { InteropProof } from './support/proof.ts';
import awsCli from './proofs/aws-cli.ts';
import awsCliAccounts from './proofs/aws-cli-accounts.ts';
import awsCliChanges from './proofs/aws-cli-changes.ts';
import awsCliVerify from './proofs/aws-cli-verify.ts';
import cdk from './proofs/cdk.ts';
import cloudformation from './proofs/cloudformation.ts';
import markdown from './proofs/markdown.ts';
import mermaid from './proofs/mermaid.ts';
import neovim from './proofs/neovim.ts';
import nginx from './proofs/nginx.ts';
import pullRequests from './proofs/pull-requests.ts';
import pulumi from './proofs/pulumi.ts';
import shellcheck from './proofs/shellcheck.ts';
import shells from './proofs/shells.ts';
import terraform from './proofs/terraform.ts';
import terraformSchema from './proofs/terraform-schema.ts';
import vscode from './proofs/vscode.ts';

const PROOFS: Readonly<Record<string, InteropProof>> = {
  'aws-cli': awsCli,
  'aws-cli-accounts': awsCliAccounts,
  'aws-cli-changes': awsCliChanges,
  'aws-cli-verify': awsCliVerify,
  cdk,
  cloudformation,
  markdown,
  mermaid,
  neovim,
  nginx,
  'pull-requests': pullRequests,
  pulumi,
  shellcheck,
  shells,
  terraform,
  'terraform-schema': terraformSchema,
  vscode,
};

async function passes(id: string, proof: InteropProof, mustRun: boolean): Promise<boolean> {
  const started = performance.now();
  printLine(`${proof.title} (${id})`);
  const obstacle = installPackages(proof.packages) ?? proof.obstacle?.();
  if (obstacle !== undefined) {
    printLine(`  ${mustRun ? 'FAILED' : 'SKIPPED'}: ${obstacle}.`);
    return !mustRun;
  }
  try {
    const proved = await proof.run();
    printLine(`  ${proved} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
    return true;
  } catch (error) {
    printLine(`  FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}

/** Runs the proofs of these formats, or all of them, and returns whether they pass. */
export async function prove(formats: readonly string[], mustRun: boolean): Promise<boolean> {
  const chosen = Object.entries(PROOFS).filter(([id]) => formats.length === 0 || formats.includes(id));
  if (chosen.length === 0)
    throw new Error(`There is no proof of ${formats.join(', ')} in src/workshop/interop.`);
  let passed = true;
  for (const [id, proof] of chosen) if (!(await passes(id, proof, mustRun))) passed = false;
  return passed;
}
