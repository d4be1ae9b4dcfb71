// Configuration of any format → program: what the parts of its files are, and the scripts and variables they hold.
import { MODEL_VENDORS } from '#deepseek/facts/model-vendors.ts';
import { looksLikeRegion } from '#iam/facts/regions.ts';
import {
  addTo,
  bind,
  callResource,
  changeable,
  type CodeProgram,
  type Expression,
  type KeyedExpression,
  type Place,
} from '#deepseek/code/program.ts';
import { MAX_DEPTH } from '#deepseek/code/syntax.ts';
import { CONFIG_ROWS, OPERATION_OF_STATE, SCRIPTS, VARIABLES } from './config-rows.ts';
import { commandOf, notebookOf, scriptOf } from './embedded.ts';
import { addSettings } from './settings.ts';
import { entriesOf, itemsOf, memberOf, textOf } from './tree.ts';

/** What a resource of a template is of: "AWS::Lambda::Function". */
const TEMPLATE_TYPE = /^[A-Za-z0-9]+::[\w:]+$/;

/** An image whose command is one of the AWS CLI. */
const CLI_IMAGE = /(?:^|\/)(?:aws-cli|awscli)(?::|@|$)/;

/** `["s3", "sync", …]`: what an image of the AWS CLI under another name starts. */
const isOfCli = (list: Expression | undefined): boolean => {
  const [service, command] = itemsOf(list).map(textOf);
  return service === 's3' && /^(?:sync|cp|mv)$/.test(command ?? '');
};

/** No part of a known file is nested deeper, lists included. */
const MAX_PATH = 20;

const MODEL_ID = /^(?:bedrock(?:_converse)?[/:][\w./-]*)?(?:us\.)?deepseek\.[vr]\d[\w.:-]*$/;

const OF_OTHERS = new RegExp(String.raw`^(?:[a-z]{2,6}\.)?(?:${MODEL_VENDORS})\.\w`);

/** Members that hold the address of weights. */
const ADDRESS = /^(?!.*(?:output|log|result|dest))(?=.*(?:model|weights|source|uri|path|checkpoint))/i;

/** `- name: MODEL` with `value: …`, and `- MODEL=…`: lists of variables as members. */
function variablesOf(value: Expression): readonly KeyedExpression[] {
  if (value.kind === 'object') return value.entries;
  return itemsOf(value).flatMap((item): readonly KeyedExpression[] => {
    const name = textOf(memberOf(item, 'name'));
    const value = memberOf(item, 'value');
    const own = value ?? memberOf(item, 'valueFrom');
    if (name !== '') return own ? [{ key: name, value: value ?? elsewhere(own) }] : [];
    const [first, ...more] = item.kind === 'join' ? item.parts : [item];
    const [, key, rest = ''] = first?.kind === 'text' ? (/^(\w+)=(.*)$/s.exec(first.value) ?? []) : [];
    if (key === undefined || !first) return [];
    const start = first.start + key.length + 1;
    const text: Expression = { kind: 'text', value: rest, start, end: first.end };
    const parts = rest === '' ? more : [text, ...more];
    const [only] = parts;
    const place = { start, end: item.end };
    const set: Expression = only && parts.length === 1 ? only : { kind: 'join', parts, ...place };
    return [{ key, value: parts.length === 0 ? text : set }];
  });
}

/** `"ModelId.$": "$.model"`: a state of Step Functions takes it from its input. */
function chosenLater({ key, value }: KeyedExpression): KeyedExpression {
  if (key?.endsWith('.$') === true) return { key: key.slice(0, -2), value: elsewhere(value) };
  return { key, value: withChosen(value) };
}

function withChosen(value: Expression): Expression {
  if (value.kind === 'list') return { ...value, items: value.items.map(withChosen) };
  return value.kind === 'object' ? { ...value, entries: value.entries.map(chosenLater) } : value;
}

/** `kind: List` of Kubernetes: the documents in it. */
const partsOfList = (document: Expression): readonly Expression[] =>
  textOf(memberOf(document, 'kind')) === 'List' ? itemsOf(memberOf(document, 'items')) : [document];

/** The texts under a name, however deep, and the names of what stands there. */
const textsUnder = (value: Expression, isName: RegExp): readonly string[] =>
  value.kind === 'list'
    ? value.items.flatMap((item) => textsUnder(item, isName))
    : entriesOf(value).flatMap(({ key = '', value: inner }) =>
        isName.test(key)
          ? [inner, memberOf(inner, 'name')]
              .flatMap(itemsOf)
              .map(textOf)
              .filter((text) => text !== '')
          : textsUnder(inner, isName),
      );

/** The documents without those of tests, and without the maps that no pod takes where pods take some. */
function inEffect(documents: readonly Expression[]): readonly Expression[] {
  const taken = documents.flatMap((each) => textsUnder(each, /^configMap(?:Ref|KeyRef)?$/));
  return documents.filter((document) => {
    const isMap = textOf(memberOf(document, 'kind')) === 'ConfigMap';
    const isTaken = textsUnder(document, /^metadata$/).some((name) => taken.includes(name));
    // Spring: https://docs.spring.io/spring-boot/reference/features/profiles.html
    const profiles = textsUnder(document, /(?:^|\.)on-?profile$/i);
    return (
      (!isMap || isTaken || taken.length === 0) &&
      !profiles.some((name) => /\b(?:test|dev|local|ci)\b/.test(name))
    );
  });
}

/** What comes from a map of the cluster or a secret is not known. */
const elsewhere = ({ start, end }: Expression): Expression => ({ kind: 'other', start, end });

/** Where a part stands: the name of its type, or the first thing in it. */
function placeOf(value: Expression, entries: readonly KeyedExpression[]): Place {
  const [first] = entries;
  return first?.value.kind === 'text' ? first.value : { start: value.start, end: value.start };
}

/**
 * Reads the documents of a file into the program. `text` is the file. Of the resources of a template, only the variables
 * are settings.
 */
export function addConfig(
  program: CodeProgram,
  documents: readonly Expression[],
  text: string,
  isTemplate = documents.some((document) => entriesOf(document).some(({ key }) => key === 'Resources')),
): void {
  /** The Region of a file that has one, in whatever part. */
  const regions = new Map<string, Expression>();
  /** Parameters of calls, which are no settings. */
  const called = new Set<Expression>();

  /** Settings of a client: what it takes is not read again by itself. */
  function setUp(entries: readonly KeyedExpression[], place: Place): void {
    const before = program.calls.length;
    addSettings(program, entries, place);
    if (program.calls.length > before)
      for (const { value } of entries) if (value.kind === 'text') called.add(value);
  }

  function visitVariables(value: Expression): void {
    const entries = variablesOf(value);
    // A service next to it, with a model of others.
    if (entries.some(({ key = '', value: set }) => /model/i.test(key) && OF_OTHERS.test(textOf(set)))) return;
    for (const { key, value: set } of entries) {
      const isText = set.kind === 'text' || set.kind === 'join' || set.kind === 'member';
      if (key !== undefined && isText && !(set.kind === 'member' && set.name === key))
        addTo(program.environment, key, set);
    }
    if (value.kind !== 'object') setUp(entries, value);
    // Members of a file that is no template are visited by themselves.
    if (isTemplate || value.kind !== 'object') visitAddresses(entries);
  }

  /** `source: s3://…`: where a chart or a manifest has its weights. */
  function visitAddresses(entries: readonly KeyedExpression[]): void {
    for (const { key = '', value } of entries)
      if (ADDRESS.test(key) && textOf(value).startsWith('s3://'))
        callResource(program, 'Weights in S3', [{ key: 'uri', value }], value);
  }

  /** The ID of a model, wherever a file has it: in an argument, or behind a name of its own. */
  function visitModel(value: Expression): void {
    if (value.kind === 'text' && MODEL_ID.test(value.value))
      callResource(program, 'ModelSettings', [{ key: 'model', value }], value);
  }

  function visitCommands(value: Expression): void {
    const image = textOf(memberOf(value, 'image'));
    const lists = [memberOf(value, 'entryPoint'), memberOf(value, 'command'), memberOf(value, 'args')];
    if (memberOf(value, 'image') && lists.some((list) => list !== undefined))
      program.embedded.push(
        commandOf(lists, text, CLI_IMAGE.test(image) || lists.some(isOfCli) ? 'aws' : ''),
      );
    // Files of Compose and of cloud-init.
    const content = memberOf(value, 'content');
    if (/^\w+:[ \t]*\n/.test(textOf(content))) program.embedded.push(scriptOf(content, text, 'yaml'));
    if (/^#!.*sh\b/.test(textOf(content))) program.embedded.push(scriptOf(content, text));
    // Files of a ConfigMap.
    for (const { key = '', value: file } of entriesOf(memberOf(value, 'data')))
      if (/\.ya?ml$/.test(key) && file.kind === 'text') program.embedded.push(scriptOf(file, text, 'yaml'));
      else if (key.endsWith('.json')) program.embedded.push(scriptOf(file, text, 'json'));
    // Code of a function within its template.
    const inline = memberOf(value, 'zipFile') ?? memberOf(value, 'inlineCode');
    if (/^(?:import|from) \w/m.test(textOf(inline))) program.embedded.push(scriptOf(inline, text, 'python'));
    // Terraform’s `local-exec`.
    const command = memberOf(value, 'command');
    if (/^aws\s/.test(textOf(command))) program.embedded.push(scriptOf(command, text));
    for (const name of SCRIPTS) {
      const script = memberOf(value, name);
      // https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#jobsjob_idstepsshell
      const language = textOf(memberOf(value, 'shell')).startsWith('python') ? 'python' : 'shell';
      if (script) program.embedded.push(scriptOf(script, text, language));
    }
  }

  function visitRows(value: Expression, path: string): void {
    const entries = entriesOf(value);
    for (const { at, has = {}, resource, owns = [] } of CONFIG_ROWS) {
      if (!at.test(path)) continue;
      const fits = Object.entries(has).every(([name, pattern]) => {
        const own = memberOf(value, name);
        return (
          own !== undefined &&
          (pattern === undefined || itemsOf(own).some((item) => pattern.test(textOf(item))))
        );
      });
      if (!fits) continue;
      callResource(program, resource, entries, placeOf(value, entries));
      for (const name of owns) called.add(memberOf(value, name) ?? value);
    }
    const type = memberOf(value, 'Type');
    if (type?.kind === 'text' && TEMPLATE_TYPE.test(type.value))
      callResource(program, type.value, entriesOf(memberOf(value, 'Properties')), type);
    visitState(value);
  }

  /** A state of Step Functions that calls AWS. https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html */
  function visitState(value: Expression): void {
    const resource = memberOf(value, 'Resource');
    const [, operation] = OPERATION_OF_STATE.exec(textOf(resource)) ?? [];
    if (!resource || operation === undefined) return;
    const given = memberOf(value, 'Arguments') ?? memberOf(value, 'Parameters');
    const named = entriesOf(given).map(chosenLater);
    if (given) called.add(given);
    const { start, end } = resource;
    const callee: Expression = {
      kind: 'member',
      of: { kind: 'other', start, end },
      name: operation,
      start,
      end,
    };
    program.calls.push({ kind: 'call', callee, args: [], named, start, end });
    callResource(program, 'State of Step Functions', [], resource);
  }

  function visit(value: Expression, path: string, depth: number): void {
    if (depth > MAX_DEPTH || called.has(value)) return;
    const isSetting = !isTemplate || VARIABLES.test(path.slice(path.lastIndexOf('.') + 1));
    if (isSetting) visitModel(value);
    if (value.kind === 'list') for (const item of value.items) visit(item, path, depth + 1);
    if (value.kind !== 'object') return;
    if (isSetting) setUp(value.entries, value);
    if (!isTemplate) visitAddresses(value.entries);
    if (depth < MAX_PATH) visitRows(value, path);
    visitCommands(value);
    for (const { key = '', value: inner } of value.entries) {
      if (/region$/i.test(key) && inner.kind === 'text' && looksLikeRegion(inner.value))
        regions.set(inner.value, inner);
      if (VARIABLES.test(key)) visitVariables(inner);
      visit(inner, path === '' ? key : `${path}.${key}`, depth + 1);
    }
  }

  for (const document of inEffect(documents.flatMap(partsOfList))) {
    const cells = memberOf(document, 'cells');
    if (cells?.kind === 'list' && memberOf(document, 'nbformat')) {
      program.embedded.push(notebookOf(cells.items, text));
      continue;
    }
    bind(program.root, 'self', document, { at: 0 });
    if (isTemplate) bind(program.root, 'Ref', parametersOf(document), { at: 0 });
    visit(document, '', 0);
  }
  const [only] = regions.values();
  if (only && regions.size === 1 && !program.environment.has('AWS_REGION'))
    addTo(program.environment, 'AWS_REGION', only);
}

/** The defaults of a template's parameters, by name. */
function parametersOf(document: Expression): Expression {
  const parameters = memberOf(document, 'Parameters');
  const entries = entriesOf(parameters).flatMap(({ key, value }): readonly KeyedExpression[] => {
    const fallback = memberOf(value, 'Default');
    return fallback && key !== undefined ? [{ key, value: changeable(key, fallback) }] : [];
  });
  return { kind: 'object', entries, start: document.start, end: document.start };
}
