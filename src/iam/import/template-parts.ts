// What decides about access in a template of CloudFormation besides its policies: conditions of resources, stacks, macros.
import { asList, isObject, own, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { conditionHolds } from './intrinsics.ts';
import type { TemplateContext } from './template-references.ts';

/**
 * Resources that stand for others, or for policies that are written only when the stack is deployed.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html
 */
const OPAQUE = /^AWS::(?:CloudFormation::Stack(?:Set)?|Serverless::(?:Application|Connector))$|::MODULE$/;

/** They add no policies that are not read here. */
const KNOWN_MACROS = /^AWS::(?:Serverless|LanguageExtensions)-/;

/** What of a resource is not read here, as JSON. */
export const opaqueParts = (resource: JsonValue): readonly string[] => {
  const [properties, connectors] = [own(resource, 'Properties'), own(resource, 'Connectors')];
  const isOpaque = OPAQUE.test(String(own(resource, 'Type')));
  return [isOpaque ? properties : undefined, connectors].flatMap((part) =>
    part === undefined ? [] : [JSON.stringify(part)],
  );
};

/** The macros of a template that may add policies, as JSON; undefined if it has none. */
export function unknownMacros(template: JsonObject): string | undefined {
  const macros = asList(own(template, 'Transform') ?? []).filter((each) => !KNOWN_MACROS.test(String(each)));
  return macros.length > 0 ? JSON.stringify(macros) : undefined;
}

/** On what it depends whether a resource is made. */
export function existenceOf(resource: JsonValue, context: TemplateContext): readonly string[] {
  const condition = own(resource, 'Condition');
  if (typeof condition !== 'string') return [];
  const isMade = conditionHolds(condition, context);
  return [...context.notes.hidden, `Condition: ${condition} (${isMade ?? 'unknown'})`];
}

/**
 * The properties of a resource of SAM with those that all of its type have.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function withGlobals(template: JsonObject, type: string, properties: JsonObject): JsonObject {
  const [, kind = ''] = /^AWS::Serverless::(\w+)$/.exec(type) ?? [];
  const globals = own(own(template, 'Globals'), kind);
  return isObject(globals) ? { ...globals, ...properties } : properties;
}
