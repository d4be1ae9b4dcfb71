// Questions on the key of an imported model: who uses it, and through what.
import { deployerEntity } from '#deepseek/answers/deployer.ts';
import { readPrincipal } from '#deepseek/answers/inputs/principals.ts';
import { listField, switchField, type CheckedInput, type AnswersView } from '#deepseek/answers/field.ts';
import { accept, refuse } from '#deepseek/answers/inputs/outcome.ts';

/** Whether a key of the imported model is built with, and not only used. */
const buildsWithKey = (view: AnswersView): boolean =>
  view.scenarios.some(({ id }) => id === 'import') && view.text('modelEncryption') === 'kms';

/** A role or user of the role’s own account, as a key policy names it. */
function readKeyUser(raw: string, view: AnswersView): CheckedInput<string> {
  const checked = readPrincipal(raw, view.home);
  if (!checked.ok) return checked;
  const { account, accountGiven } = view.home;
  if (checked.value.endsWith(':root')) {
    return refuse(
      `A whole account would give the key to everyone its IAM policies allow. Paste the ARN of a role or user, such as ${checked.value.replace(/root$/, 'role/DeepSeekInvoke')}`,
    );
  }
  if (accountGiven && !checked.value.includes(`::${account}:`)) {
    return refuse(
      `An imported model can be used only in its own account, ${account}. Paste the ARN of a role or user in that account.`,
    );
  }
  return checked.words === undefined ? accept(checked.value) : accept(checked.value, checked.words);
}

interface KeyUsers {
  readonly key: string;
  readonly rank: number;
  readonly label: string;
  readonly sentence: string;
  readonly hint: string;
  readonly example: string;
  readonly noun: string;
  readonly when?: (view: AnswersView) => boolean;
}

const keyUsers = (row: KeyUsers) =>
  listField<string>({
    step: 'data',
    required: false,
    identifying: true,
    limit: 10,
    when: buildsWithKey,
    check: readKeyUser,
    placeholder: () => [],
    ...row,
  });

export const questions = {
  keyOperators: keyUsers({
    key: 'kop',
    rank: 2120,
    label: 'Who starts import jobs?',
    sentence: 'with imports started by {keyOperators}',
    hint: 'ARNs of roles or users, for the key policy; one per line',
    example: 'arn:aws:iam::111122223333:role/DeepSeekImportDeployer',
    noun: 'deployer',
    // The kit names the role that it makes itself.
    when: (view) => buildsWithKey(view) && !deployerEntity(view),
  }),
  keyCallers: keyUsers({
    key: 'kca',
    rank: 2130,
    label: 'Who will call the model?',
    sentence: 'called by {keyCallers}',
    hint: 'ARNs of roles or users, for the key policy; one per line',
    example: 'arn:aws:iam::111122223333:role/DeepSeekInvoke',
    noun: 'caller',
  }),
  modelKeyViaService: switchField({
    key: 'mvs',
    step: 'limits',
    rank: 2140,
    label: 'Use the model’s key only through Bedrock',
    sentence: '{modelKeyViaService:with its key through Bedrock only}',
    effect: 'Stops direct use of the key by the deployer and the service role.',
    breaks: 'imports, if AWS uses the key differently',
    note: 'AWS’s page does not show this condition (kms:ViaService). Test an import first.',
    when: buildsWithKey,
    initial: () => false,
  }),
};
