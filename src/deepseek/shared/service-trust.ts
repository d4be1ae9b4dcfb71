// The trust statement of an AWS service, with the confused-deputy conditions that AWS documents for it.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { TrustedEntity } from '#deepseek/catalog/entities.ts';
import { principalIn } from '#iam/facts/principal-in.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { whyOf, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** The names of the service's resources that may use the role; any of the account where none is given. */
function sourceNames({ sourceNames }: TrustedEntity, checked: CheckedAnswers): readonly string[] {
  const names = sourceNames ? checked.answer(sourceNames.field) : [];
  return names.length > 0 ? names : ['*'];
}

/** aws:SourceArn patterns: one per Region, and per name where the entity has names. */
function sourceArns(pattern: string, entity: TrustedEntity, checked: CheckedAnswers): readonly string[] {
  const { partition, regions, account } = callerHome(checked.view);
  return regions.flatMap((region) =>
    sourceNames(entity, checked).map((name) =>
      pattern
        .replace('{partition}', partition)
        .replace('{region}', region)
        .replace('{account}', account)
        .replace('{name}', name),
    ),
  );
}

function sourceCondition(entity: TrustedEntity, checked: CheckedAnswers): Condition | undefined {
  if (entity.sourceAccount === 'off' || !checked.answer('sourceConditions')) return undefined;
  const account = { StringEquals: { 'aws:SourceAccount': checked.view.home.account } };
  if (!entity.sourceArn) return account;
  return {
    ...account,
    ArnLike: { 'aws:SourceArn': oneOrMany(sourceArns(entity.sourceArn, entity, checked)) },
  };
}

/** Whether AWS documents source conditions for the entity and the answers leave them out. */
export function lacksSourceConditions(checked: CheckedAnswers): boolean {
  return checked.view.entity.sourceAccount === 'on' && !checked.answer('sourceConditions');
}

function askedBy(entity: TrustedEntity, checked: CheckedAnswers): readonly FieldId[] {
  const fields: FieldId[] = ['entity'];
  if (entity.sourceAccount !== 'off' && checked.view.asks('sourceConditions'))
    fields.push('sourceConditions');
  if (!sourceCondition(entity, checked)) return fields;
  fields.push('account');
  if (!entity.sourceArn) return fields;
  fields.push(checked.view.asks('callerRegions') ? 'callerRegions' : 'regions');
  return entity.sourceNames ? [...fields, entity.sourceNames.field] : fields;
}

/** If AWS documents a trust policy without conditions, existing roles are likely to have that one. */
const REPLACE =
  ' In an existing role, replace the trust policy with this one: a statement without these conditions would still allow everyone they keep out.';

const RENAMED =
  'In China, its console names EC2 with .cn. AWS’s guides do not say which is right; its newer tools write the name without.';

/** The names of the service in the role's partition. */
const principals = (entity: TrustedEntity, { view }: CheckedAnswers): readonly string[] =>
  entity.services.map((service) => principalIn(view.home.partition, service));

export function serviceTrust(entity: TrustedEntity, checked: CheckedAnswers): PlannedStatement {
  const condition = sourceCondition(entity, checked);
  const services = principals(entity, checked);
  const doubt = condition
    ? entity.conditionDoubt
    : services.some((name) => !entity.services.includes(name))
      ? RENAMED
      : undefined;
  return {
    sid: entity.sid,
    effect: 'Allow',
    principal: { Service: oneOrMany(services) },
    actions: ['sts:AssumeRole'],
    ...(condition ? { condition } : {}),
    whys: [
      whyOf({
        title: condition ? `Only ${entity.name} of your account` : `Allows ${entity.name} to use the role`,
        text: lacksSourceConditions(checked)
          ? 'AWS documents conditions on the source account for this service. Without them, other customers of the service could use the role through it (confused deputy).'
          : `${entity.conditionNote}${condition && entity.sourceAccount === 'opt-in' ? REPLACE : ''}`,
        calls: ['AssumeRole'],
        answers: askedBy(entity, checked),
        page: entity.page,
        ...(doubt ? { doubt } : {}),
      }),
    ],
  };
}
