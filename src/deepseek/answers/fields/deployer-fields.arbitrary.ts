// Valid answers to the questions of deployer-fields.ts.
import * as fc from 'fast-check';
import { DEPLOYERS } from '#deepseek/catalog/deployers.ts';
import { deployerField, SHARED_WITH_DEPLOYER, type SharedField } from '#deepseek/answers/deployer.ts';
import type { ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { deployerFields } from './deployer-fields.ts';

/** From the valid answers for the role; its names are other ones, as an account takes a name once. */
export function validDeployer(role: ValidOf<Record<SharedField, unknown>>): ValidOf<typeof deployerFields> {
  const rows = SHARED_WITH_DEPLOYER.map((id) => [deployerField(id), role[id]] as const);
  return {
    ...(Object.fromEntries(rows) as ValidOf<Omit<typeof deployerFields, 'deployer'>>),
    deployer: () =>
      fc.oneof(
        { arbitrary: fc.constant('policy'), weight: 1 },
        { arbitrary: fc.constantFrom(...DEPLOYERS.map(({ id }) => id)), weight: 1 },
      ),
    deployerRoleName: () => role.roleName().map((name) => `deployer-${String(name)}`.slice(0, 64)),
  };
}
