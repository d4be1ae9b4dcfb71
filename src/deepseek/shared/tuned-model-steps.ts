// What comes after fine-tuning: the kits for the tuned model, with the answers that are known by now.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { IMPORT_REGIONS } from '#deepseek/facts/models.ts';
import { joinAnd } from '#iam/text/words.ts';

interface Handover {
  readonly task: string;
  readonly folder: string;
  readonly regions: readonly string[];
}

/** The answers as a sentence, which the first step reads. None where the folder or the Region is not known. */
function sentence(checked: CheckedAnswers, { task, folder, regions }: Handover): { readonly code?: string } {
  if (checked.placeholders.includes('trainingOutput') || regions.length === 0) return {};
  const { account, accountGiven } = checked.view.home;
  const keys = fileKeys(checked).map(({ arn }) => arn);
  const place = [...(accountGiven ? [`account ${account}`] : []), ...regions];
  return {
    code: `${task}, in ${place.join(' and ')}: weights in ${folder}${
      keys.length > 0 ? `, encrypted with ${keys.join(' and ')}` : ''
    }`,
  };
}

const PASTE = 'In a new role, paste this line into the first step: it fills in what is known.';

interface TunedModel {
  /** Where it is in the folder of the output. */
  readonly inside?: string;
  /** Whether the job merges its adapter into the base weights. */
  readonly isMerged?: boolean;
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/customizing-models-deployment.html */
export function tunedModelSteps(
  checked: CheckedAnswers,
  { inside = '', isMerged = false }: TunedModel = {},
): readonly NextStep[] {
  const [output] = checked.answer('trainingOutput');
  const folder = `${output ? locationUri(output) : 's3://BUCKET/'}${inside}`;
  const { regions } = checked.view.home;
  const carry = (task: string, places: readonly string[]) => {
    const line = sentence(checked, { task, folder, regions: places });
    return { line, paste: line.code === undefined ? '' : ` ${PASTE}` };
  };
  const importing = regions.filter((region) => IMPORT_REGIONS.includes(region));
  const imports = carry('Import a DeepSeek distill', importing);
  const hosts = carry('Deploy a SageMaker endpoint with my own weights and AWS’s image', regions);
  return [
    {
      id: 'import-tuned',
      title: 'Then import the tuned model into Bedrock',
      text: `Choose “Import a DeepSeek distill” and name ${folder}, the folder with config.json and the .safetensors files.${isMerged ? '' : ' Merge LoRA adapters into the base weights first.'}${importing.length === 0 ? ` Bedrock imports only in ${joinAnd(IMPORT_REGIONS)}: copy the folder to a bucket there.` : ''} The import needs its own role.${imports.paste}`,
      ...imports.line,
      page: PAGES.bedrockImport,
    },
    {
      id: 'host-tuned',
      title: 'Or host it on SageMaker',
      text: `Choose “SageMaker execution role” with “Your own weights” and the same folder. The endpoint needs its own role.${hosts.paste}`,
      ...hosts.line,
      page: PAGES.sagemakerTunedModels,
    },
  ];
}
