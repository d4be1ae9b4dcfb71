// Builds a template: declares the parameters, conditions and outputs that its resources use.
import { isAccountId } from '#iam/facts/account-id.ts';
import type { ExportDocument } from '#deepseek/export/export-document.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { namer } from '#deepseek/export/names.ts';
import {
  createdEntities,
  referenceTemplate,
  type CreatedEntity,
  type MayRefer,
} from '#deepseek/export/created-entities.ts';
import { fitsPattern, mustOf, NAME_PATTERNS, patternOf } from '#deepseek/export/parameter-rules.ts';
import type { Parameter } from '#deepseek/export/parameters.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import { documentText, documentValue } from './document.ts';
import { textValue, type IdOfPiece } from './sub.ts';
import { call, list, members, ref, type TemplateValueMember, type TemplateValue } from './value.ts';

export interface TemplateBuilder {
  readonly kit: ExportKit;
  readonly group: AccountGroup;
  readonly inline: boolean;
  readonly text: (text: string, refer?: MayRefer) => TemplateValue;
  readonly policy: (document: ExportDocument, refer?: MayRefer) => TemplateValue;
  /** The document as a string. */
  readonly policyText: (document: ExportDocument) => TemplateValue;
  /** The name of a role or policy: a parameter, where it has one. */
  readonly nameOf: (kind: CreatedEntity['kind'], id: string, name: string) => TemplateValue;
  /** A logical ID; the same for the same key. */
  readonly id: (text: string, key?: string) => string;
  /** The logical ID of a document's policy. */
  readonly policyId: (document: string) => string;
  readonly orderOf: (id: string) => number;
  /** An optional parameter for a list of names, which is left out where it is empty. */
  readonly optionalList: (text: string, description: string) => TemplateValue;
  readonly parameter: (
    text: string,
    properties: Readonly<Record<string, TemplateValue | undefined>>,
  ) => string;
  readonly condition: (text: string, value: TemplateValue) => string;
  readonly output: (id: string, description: string, value: TemplateValue) => void;
  readonly sections: () => {
    readonly parameters: readonly TemplateValueMember[];
    readonly conditions: readonly TemplateValueMember[];
    readonly outputs: readonly TemplateValueMember[];
    /** Those without a default. */
    readonly required: readonly string[];
  };
}

const ACCOUNT = { AllowedPattern: '\\d{12}', ConstraintDescription: 'must be 12 digits' };

/** Logical IDs, for resources and parameters together. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
export function startTemplate(kit: ExportKit, group: AccountGroup, inline: boolean): TemplateBuilder {
  // A parameter's default has to match its pattern.
  const own = createdEntities(kit, [group], !inline).filter(fitsPattern);
  const id = namer('pascal', ['Dollar']);
  const required = new Map<Parameter, string>();
  const declared = new Map<string, TemplateValue>();
  const conditions = new Map<string, TemplateValue>();
  const outputs = new Map<string, TemplateValue>();
  for (const parameter of kit.parameters) id(parameter.id, `parameter ${parameter.id}`);

  const policyId: TemplateBuilder['policyId'] = (of) =>
    id(/policy$/i.test(of) ? of : `${of} policy`, `policy ${of}`);
  const parameter: TemplateBuilder['parameter'] = (text, properties) => {
    const name = id(text, `parameter of ${text}`);
    declared.set(name, members(properties));
    return name;
  };
  const condition: TemplateBuilder['condition'] = (text, value) => {
    const name = id(text, `condition ${text}`);
    conditions.set(name, value);
    return name;
  };
  const nameParameter = ({ kind, id: of, title, name }: CreatedEntity): string =>
    parameter(`${of} ${kind} name`, {
      Type: 'String',
      Description: `Name of the ${title}`,
      Default: name,
      AllowedPattern: NAME_PATTERNS[kind],
    });
  const ids: IdOfPiece = (piece) => {
    switch (piece.kind) {
      case 'parameter': {
        const name = id(piece.parameter.id, `parameter ${piece.parameter.id}`);
        required.set(piece.parameter, name);
        return name;
      }
      case 'name':
        return nameParameter(piece.own);
      case 'made':
        return piece.own.kind === 'policy'
          ? policyId(piece.own.id)
          : id(`${piece.own.id} role`, `role ${piece.own.id}`);
      case 'partition':
        return 'AWS::Partition';
      case 'account':
        if (group.account === undefined) return 'AWS::AccountId';
        return parameter('role account id', {
          Type: 'String',
          Description: 'Account of the role',
          ...ACCOUNT,
        });
    }
  };
  const template = (text: string, refer?: MayRefer) => referenceTemplate(text, kit, own, refer);
  return {
    kit,
    group,
    inline,
    text: (text, refer) => textValue(template(text, refer), ids),
    policy: (document, refer) => documentValue(document, { template: (text) => template(text, refer), ids }),
    policyText: (document) => documentText(document, { template: (text) => template(text), ids }),
    nameOf: (kind, of, name) => {
      const found = own.find((each) => each.kind === kind && each.id === of);
      return found ? ref(nameParameter(found)) : textValue(template(name), ids);
    },
    id,
    policyId,
    orderOf: (of) => own.find((each) => each.kind === 'role' && each.id === of)?.order ?? 0,
    optionalList: (text, description) => {
      const name = parameter(text, { Type: 'CommaDelimitedList', Description: description, Default: '' });
      const given = condition(
        `has ${text}`,
        call('Not', list([call('Equals', list([call('Join', list(['', ref(name)])), '']))])),
      );
      return call('If', list([given, ref(name), ref('AWS::NoValue')]));
    },
    parameter,
    condition,
    output: (name, description, value) =>
      outputs.set(id(name, `output ${name}`), members({ Description: description, Value: value })),
    sections: () => {
      const asked = kit.parameters.flatMap((each) => {
        const name = required.get(each);
        const value = members({
          Type: 'String',
          Description: `${each.title}, such as ${each.standIn}`,
          ...(isAccountId(each.standIn)
            ? ACCOUNT
            : { AllowedPattern: patternOf(each), ConstraintDescription: `must ${mustOf(each)}` }),
        });
        return name === undefined ? [] : [{ name, value }];
      });
      const others = [...declared].map(([name, value]) => ({ name, value }));
      const open = others.filter(
        ({ value }) =>
          typeof value === 'object' &&
          value?.kind === 'members' &&
          !value.members.some(({ name }) => name === 'Default'),
      );
      return {
        parameters: [...asked, ...open, ...others.filter((each) => !open.includes(each))],
        conditions: [...conditions].map(([name, value]) => ({ name, value })),
        outputs: [...outputs].map(([name, value]) => ({ name, value })),
        required: [...asked, ...open].map(({ name }) => name),
      };
    },
  };
}
