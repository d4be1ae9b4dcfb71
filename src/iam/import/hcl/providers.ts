// The account and the Region of a block's provider, as far as the text says.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/index.html.markdown
import { isAccountId } from '#iam/facts/account-id.ts';
import { deploymentEnvironment, type DeploymentEnvironment } from '#iam/import/deployment-environment.ts';
import { hasOpen, isList, Notes, type PartialValue } from '#iam/import/partial-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { attributeOf, type Block, type Body } from './ast.ts';
import { enter, type EvaluationContext, type InFile } from './evaluation-context.ts';
import { evaluate } from './evaluate.ts';

/** Evaluates an attribute of a block; undefined if missing or open. */
type Read = (body: Body, name: string) => PartialValue | undefined;

function reader(provider: InFile<Block>, context: EvaluationContext): Read {
  return (body, name) => {
    const attribute = attributeOf(body, name);
    // An open part of a provider is not an open part of a document.
    const notes = new Notes();
    const inner = enter({ ...context, notes }, provider);
    const value = attribute && evaluate(attribute.value, inner);
    if (value === undefined || hasOpen(value)) return undefined;
    for (const each of notes.assumed) context.notes.assume(each);
    return value;
  };
}

const isAccount = (value: PartialValue | undefined): value is string =>
  typeof value === 'string' && isAccountId(value);

/** The one account that the provider works in: the only one allowed, or that of the last role it assumes. */
export function accountOfProvider(provider: InFile<Block>, context: EvaluationContext): string | undefined {
  const read = reader(provider, context);
  const { body } = provider.of;
  const allowed = read(body, 'allowed_account_ids');
  const [only] = isList(allowed) && allowed.length === 1 ? allowed : [];
  if (isAccount(only)) return only;
  const assumes = body.blocks.filter(({ type }) => type === 'assume_role').at(-1);
  const role = assumes && read(assumes.body, 'role_arn');
  const account = typeof role === 'string' ? parseArn(role)?.account : undefined;
  return isAccount(account) ? account : undefined;
}

function regionOfProvider(provider: InFile<Block>, context: EvaluationContext): string | undefined {
  const region = reader(provider, context)(provider.of.body, 'region');
  return typeof region === 'string' && region !== '' ? region : undefined;
}

/** The alias in `provider = aws.alias`; undefined where the block has the provider without one. */
function aliasOf({ body }: Block): string | undefined {
  const value = attributeOf(body, 'provider')?.value;
  if (value?.kind === 'member') return value.name;
  return value && value.kind !== 'name' ? '' : undefined;
}

const OF_PROVIDER: { readonly [K in keyof DeploymentEnvironment['sources']]?: typeof accountOfProvider } = {
  account: accountOfProvider,
  region: regionOfProvider,
};

/** The account, Region or partition in which a block is made or looked up, and where that is known from; or why not. */
export function knownAt(
  block: Block,
  context: EvaluationContext,
  of: keyof DeploymentEnvironment['sources'],
): { readonly value: string; readonly words: string } | string {
  const { environment, module } = context;
  const alias = aliasOf(block);
  const ofProvider = OF_PROVIDER[of];
  if (alias === undefined || !ofProvider) return { value: environment[of], words: environment.sources[of] };
  const provider = module.providers.get(alias);
  const value = provider && ofProvider(provider, context);
  return value === undefined
    ? `Which ${of === 'account' ? 'account' : 'Region'} the provider aws.${alias} uses is not in the text.`
    : { value, words: `from the provider aws.${alias}` };
}

/** The account and the Region that the provider is set to say where the policies are for, unless these are known. */
export function environmentIn(context: EvaluationContext): DeploymentEnvironment {
  const environment = withRegion(context);
  const provider = context.module.providers.get('');
  if (!provider || environment.sources.account === 'as given') return environment;
  const account = accountOfProvider(provider, { ...context, environment });
  if (account === undefined) return environment;
  return { ...environment, account, sources: { ...environment.sources, account: 'from the provider' } };
}

function withRegion(context: EvaluationContext): DeploymentEnvironment {
  const { environment, module } = context;
  const provider =
    module.providers.get('') ?? (module.providers.size === 1 ? [...module.providers.values()][0] : undefined);
  if (!provider || environment.sources.region === 'as given') return environment;
  const value = regionOfProvider(provider, context);
  if (value === undefined) return environment;
  const known = environment.sources.partition === 'as given' ? { partition: environment.partition } : {};
  const given = { ...known, region: value, account: environment.account };
  const next = deploymentEnvironment(given, 'from the Region of the provider');
  return { ...next, sources: { ...next.sources, account: environment.sources.account } };
}
