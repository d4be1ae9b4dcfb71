// Every action of the services that have models, and how the controls of an organization meet it. A newer service
// reference with an action that has no place here fails this test until somebody gives it one.
import { readReference } from 'virtual:reference-files';
import { describe, expect, test } from 'vitest';
import { kitOf, statementsOf } from '#deepseek/compose/testing/kits.ts';
import { toArray } from '#iam/policy/policy.ts';
import type { IndexFile } from '#iam/reference/files.ts';
import { createReference } from '#iam/reference/reference.ts';
import ROWS from './model-actions.cases.json' with { type: 'json' };

const reference = createReference(readReference('index') as IndexFile);

const SERVICES = [
  'aws-marketplace',
  'bedrock',
  'bedrock-agentcore',
  'bedrock-mantle',
  'bedrock-websearch',
  'nova-act',
  'sagemaker',
];

/** What only reads, ends, removes or labels something. */
const HARMLESS =
  /^(?:Add(?:Tags)|BatchDelete|BatchDescribe|BatchGet|Cancel|Delete|Deregister|Describe|Disassociate|Get|List|Reject|Search|Stop|Tag|Untag|Validate)/;

const rowOf = (row: { readonly actions: object }): readonly string[] =>
  Object.entries(row.actions).flatMap(([prefix, names]) =>
    String(names)
      .split(' ')
      .filter(Boolean)
      .map((name) => `${prefix}:${name}`),
  );

const placed = Object.values(ROWS).flatMap(rowOf);

const existing = (prefix: string): readonly string[] =>
  [...(reference.listed(prefix)?.actions.values() ?? [])].map((name) => `${prefix}:${name}`);

/** Every action that a Deny names where all controls are on. */
const denied = new Set(
  statementsOf(
    kitOf('organization', { denyAccelerators: true, denyManagedModels: true, denySubscriptions: true }),
  ).flatMap(({ Action }) => toArray(Action)),
);

describe.each(SERVICES)('%s', (prefix) => {
  test('each action that does something has a place', () => {
    const open = existing(prefix).filter(
      (action) => !HARMLESS.test(action.slice(prefix.length + 1)) && !placed.includes(action),
    );
    expect(open).toEqual([]);
  });

  test('what has a place is an action', () => {
    const known = new Set(existing(prefix));
    expect(placed.filter((action) => action.startsWith(`${prefix}:`) && !known.has(action))).toEqual([]);
  });
});

test('an action has one place, and a service that the test knows', () => {
  expect(new Set(placed).size).toBe(placed.length);
  expect([...new Set(placed.map((action) => action.split(':')[0]))].toSorted()).toEqual(SERVICES);
});

test('what is said to be denied is, and nothing else is', () => {
  expect(rowOf(ROWS.denied).filter((action) => !denied.has(action))).toEqual([]);
  const others = Object.entries(ROWS).flatMap(([id, row]) => (id === 'denied' ? [] : rowOf(row)));
  expect(others.filter((action) => denied.has(action))).toEqual([]);
});

test('each control names actions that exist', () => {
  for (const action of denied) {
    const [prefix = '', name = ''] = action.split(':');
    expect([action, reference.listed(prefix)?.actions.get(name.toLowerCase())]).toEqual([action, name]);
  }
});
