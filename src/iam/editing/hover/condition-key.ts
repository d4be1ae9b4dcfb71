// Explains a condition key.
import { namespaceOf, serviceKey } from '#iam/rules/key-type.ts';
import { knownValues } from '#iam/facts/condition-values.ts';
import type { GlobalKey, KeyGroup, KeyType } from '#iam/reference/global-keys.ts';
import type { ConditionKey } from '#iam/reference/service.ts';
import { servicePage } from '#iam/reference/service-page.ts';
import { inServices, inStatement } from './carried-by.ts';
import {
  capital,
  line,
  link,
  listNames,
  sentence,
  userGuide,
  type HoverContent,
  type HoverLine,
  type HoverContext,
} from './hover-content.ts';
import { ownerNames } from './owner-names.ts';

const TYPES: Readonly<Record<KeyType, string>> = {
  String: 'text (String operators)',
  ARN: 'an ARN (Arn operators)',
  Bool: 'true or false (Bool)',
  Numeric: 'a number (Numeric operators)',
  Date: 'a date (Date operators)',
  IPAddress: 'an IP address (IpAddress)',
  ArrayOfString: 'several texts (String operators with ForAllValues or ForAnyValue)',
  ArrayOfARN: 'several ARNs (Arn operators with ForAllValues or ForAnyValue)',
  ArrayOfBool: 'several times true or false (Bool with ForAllValues or ForAnyValue)',
  DateOrNumeric: 'a date or a number (Date or Numeric operators)',
  ARNOrString: 'an ARN (Arn or String operators)',
};

const GROUPS: Readonly<Record<KeyGroup, string>> = {
  principal: 'of the caller',
  session: 'of the caller’s session',
  network: 'of the network path',
  resource: 'of the resource',
  request: 'of the request',
};

/** Global keys that each service supports, or not, for each action. */
const BY_ACTION = /^aws:(?:resourcetag\/|requesttag\/|tagkeys$)/;

function valueLines(keyName: string): readonly HoverLine[] {
  const known = knownValues(keyName);
  if (!known) return [];
  return [line(known.closed ? 'Its values' : 'Values such as', listNames(known.values, 12))];
}

/** Keys defined by services have another form of anchor. */
const anchorOf = ({ key }: GlobalKey): string =>
  key.startsWith('aws:') ? `#condition-keys-${key.slice(4).replace(/\/.*/, '').toLowerCase()}` : '';

function explainGlobal(row: GlobalKey, keyName: string, scene: HoverContext): HoverContent {
  const byAction = BY_ACTION.test(keyName);
  return {
    title: row.key,
    lines: [
      sentence(`${capital(row.is)}.`),
      line('Type', TYPES[row.type]),
      line(
        'Where',
        `global key ${GROUPS[row.group]}${byAction ? ': whether a request contains it depends on the action' : ''}`,
      ),
      ...(byAction ? inStatement(scene, keyName) : []),
      ...(row.sensitive
        ? [
            sentence(
              'AWS requires complete values here: no wildcards, and variables only for other such IDs.',
            ),
          ]
        : []),
      ...valueLines(keyName),
    ],
    links: [
      link('Global condition keys', userGuide(`reference_policies_condition-keys.html${anchorOf(row)}`)),
    ],
  };
}

/** AWS's descriptions say what access is filtered by; some are whole sentences. */
function descriptionLines({ description }: ConditionKey): readonly HoverLine[] {
  if (description === '') return [];
  return [sentence(description.startsWith('Filters ') ? `${description}.` : `Tests ${description}.`)];
}

function explainService(row: ConditionKey, keyName: string, scene: HoverContext): HoverContent {
  const { reference } = scene;
  const names = ownerNames(namespaceOf(keyName), reference);
  return {
    title: row.key,
    lines: [
      ...descriptionLines(row),
      line('Type', TYPES[row.type] ?? row.type),
      ...inStatement(scene, keyName),
      ...inServices(keyName, reference),
      ...valueLines(keyName),
    ],
    links: names.slice(0, 2).map((name) => link(`Condition keys of ${name}`, servicePage(name, 'keys'))),
  };
}

/** What the claims are that most tokens have. */
const CLAIMS: ReadonlyMap<string, string> = new Map([
  ['aud', 'who the token is issued for'],
  ['sub', 'who the token identifies'],
  ['amr', 'how the caller signed in'],
]);

/** A claim in the token of an identity provider: the namespace is the address of its issuer. */
function explainClaim(key: string): HoverContent | undefined {
  const colon = key.lastIndexOf(':');
  const issuer = key.slice(0, colon);
  const claim = key.slice(colon + 1);
  if (!issuer.includes('.') || claim === '') return undefined;
  const is = CLAIMS.get(claim.toLowerCase());
  return {
    title: key,
    lines: [
      sentence(`The claim ${claim}${is ? `, ${is},` : ''} in a token from ${issuer}.`),
      line('Type', TYPES[claim.toLowerCase() === 'amr' ? 'ArrayOfString' : 'String']),
      line('Where', 'when a role is assumed with such a token, and in the session'),
    ],
    links: [
      link(
        'Keys of identity providers',
        userGuide('reference_policies_iam-condition-keys.html#condition-keys-wif'),
      ),
    ],
  };
}

/** The key as a policy writes it; undefined for an unknown key, or one whose service is not loaded. */
export function explainKey(key: string, scene: HoverContext): HoverContent | undefined {
  const keyName = key.toLowerCase();
  const global = scene.reference.globalKey(keyName);
  const own = global ? undefined : serviceKey(keyName, scene.reference);
  const explained = global
    ? explainGlobal(global, keyName, scene)
    : own
      ? explainService(own, keyName, scene)
      : explainClaim(key);
  // AWS's way to write it, or the author's where that says which tag it is.
  return (
    explained && { ...explained, title: explained.title.toLowerCase() === keyName ? explained.title : key }
  );
}
