// One change of a policy at a time: each leads to the document that it says, and touches no other place.
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#iam/json/json-value.ts';
import { editPolicy } from '#iam/policy/edit-policy.ts';
import { editDocument, type ChangeToMake, type DocumentEditor } from './document-editor.ts';

const Version = '2012-10-17';
const BASE: JsonObject = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const OTHER: JsonObject = { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' };

function edited(document: JsonObject, change: (editor: DocumentEditor) => void): JsonValue {
  const editor = editDocument(document);
  change(editor);
  return editPolicy(document, editor.edits);
}

describe('members and statements of the document', () => {
  test.each<[string, JsonObject, (editor: DocumentEditor) => void, JsonObject]>([
    [
      'another version',
      { Version: '2008-10-17', Statement: [] },
      (editor) => {
        editor.setMember('Version', Version);
      },
      { Version, Statement: [] },
    ],
    [
      'no Id',
      { Version, Id: 'a', Statement: [] },
      (editor) => {
        editor.setMember('Id', undefined);
      },
      { Version, Statement: [] },
    ],
    [
      'a statement between two',
      { Statement: [BASE, BASE] },
      (editor) => {
        editor.insertStatement(1, OTHER);
      },
      { Statement: [BASE, OTHER, BASE] },
    ],
    [
      'a statement beside one without a list',
      { Statement: BASE },
      (editor) => {
        editor.insertStatement(0, OTHER);
      },
      { Statement: [BASE, OTHER] },
    ],
    [
      'the first statement',
      { Version },
      (editor) => {
        editor.insertStatement(0, OTHER);
      },
      { Version, Statement: [OTHER] },
    ],
    [
      'without the second',
      { Statement: [BASE, OTHER] },
      (editor) => {
        editor.removeStatement(1);
      },
      { Statement: [BASE] },
    ],
    [
      'without the only one',
      { Statement: BASE },
      (editor) => {
        editor.removeStatement(0);
      },
      { Statement: [] },
    ],
    [
      'two changes, the second where the first leads',
      { Statement: [BASE] },
      (editor) => {
        editor.insertStatement(0, OTHER);
        editor.removeStatement(1);
      },
      { Statement: [OTHER] },
    ],
  ])('%s', (_, document, change, expected) => {
    expect(edited(document, change)).toEqual(expected);
  });
});

/** The statement after a change of its element. */
function changed(statement: JsonObject, change: Partial<ChangeToMake>): JsonValue {
  const whole = {
    level: 'value',
    element: 'Action',
    slot: '',
    from: undefined,
    to: undefined,
    toPath: undefined,
  };
  const list = edited({ Version, Statement: [OTHER, statement] }, (editor) => {
    editor.changeStatement(1, { ...whole, ...change } as ChangeToMake);
  });
  const alone = edited({ Version, Statement: statement }, (editor) => {
    editor.changeStatement(0, { ...whole, ...change } as ChangeToMake);
  });
  const after = (alone as JsonObject)['Statement'];
  expect(list).toEqual({ Version, Statement: [OTHER, after] });
  return after!;
}

describe('a value', () => {
  const value = (from: string | undefined, to: string | undefined): Partial<ChangeToMake> => ({
    from,
    to,
    ...(from !== undefined && { fromId: from.toLowerCase() }),
    ...(to !== undefined && { toId: to.toLowerCase() }),
  });
  const actions = (Action: JsonValue): JsonObject => ({ ...BASE, Action });
  test.each<[string, JsonValue, Partial<ChangeToMake>, JsonValue]>([
    ['in place of the only one', 'a:B', value('a:B', 'a:C'), 'a:C'],
    ['in place of one of a list', ['a:B', 'a:D'], value('a:B', 'a:C'), ['a:C', 'a:D']],
    ['beside the only one', 'a:B', value(undefined, 'a:C'), ['a:B', 'a:C']],
    ['at the end of a list', ['a:B'], value(undefined, 'a:C'), ['a:B', 'a:C']],
    ['beside another, where the one that should go is gone', 'a:X', value('a:B', 'a:C'), ['a:X', 'a:C']],
    ['at the end, where the one that should go is gone', ['a:X'], value('a:B', 'a:C'), ['a:X', 'a:C']],
    ['that is there already', 'a:B', value(undefined, 'A:b'), 'a:B'],
    ['that is there already in a list', ['a:B', 'a:C'], value(undefined, 'A:c'), ['a:B', 'a:C']],
    ['whose successor is there already', ['a:B', 'a:C'], value('a:B', 'a:C'), ['a:C']],
    ['out of a list', ['a:B', 'a:C'], value('a:B', undefined), ['a:C']],
    ['out of a list, in another case and twice', ['a:b', 'a:C', 'A:B'], value('a:B', undefined), ['a:C']],
    ['in place of one that is there twice', ['a:B', 'a:D', 'A:b'], value('a:B', 'a:C'), ['a:C', 'a:D']],
    ['out of a list without it', ['a:C'], value('a:B', undefined), ['a:C']],
    ['that is not the only one', 'a:C', value('a:B', undefined), 'a:C'],
    ['nothing', 'a:B', value(undefined, undefined), 'a:B'],
    ['nothing of a list', ['a:B'], value(undefined, undefined), ['a:B']],
  ])('%s', (_, before, change, after) => {
    expect(changed(actions(before), change)).toEqual(actions(after));
  });

  test('the only one, and the last of a list, go with their element', () => {
    const { Action: _, ...rest } = BASE;
    expect(changed(actions('a:B'), value('a:B', undefined))).toEqual(rest);
    expect(changed(actions(['a:B', 'A:b']), value('a:B', undefined))).toEqual(rest);
    expect(changed(rest, value(undefined, 'a:B'))).toEqual({ ...rest, Action: 'a:B' });
    expect(changed(rest, value('a:B', undefined))).toEqual(rest);
  });

  test('of a resource, whose case counts, and which may be a number', () => {
    const resources = (Resource: JsonValue): JsonObject => ({ ...BASE, Resource });
    const change = { element: 'Resource', from: 'A', fromId: 'A', to: 'b', toId: 'b' };
    expect(changed(resources(['a', 'A']), change)).toEqual(resources(['a', 'b']));
    expect(changed(resources([1, 'a']), { element: 'Resource', from: '1', fromId: '1' })).toEqual(
      resources(['a']),
    );
    expect(changed(resources([{}, '[object Object]']), { ...change, fromId: '[object Object]' })).toEqual(
      resources([{}, 'b']),
    );
  });
});

describe('conditions', () => {
  const when = (Condition: JsonValue): JsonObject => ({ ...BASE, Condition });
  const vpc = { element: 'Condition', slot: 'StringEquals aws:sourcevpc', level: 'slot' } as const;
  const toPath = ['Condition', 'StringEquals', 'aws:SourceVpc'];

  test('the last takes its operator and Condition along, and leaves others', () => {
    expect(changed(when({ StringEquals: { 'AWS:SourceVpc': 'a' } }), vpc)).toEqual(BASE);
    const two = { StringEquals: { 'aws:SourceVpc': 'a' }, Bool: { 'x:y': 'true' } };
    expect(changed(when(two), vpc)).toEqual(when({ Bool: { 'x:y': 'true' } }));
    const same = { StringEquals: { 'aws:SourceVpc': 'a', 'x:y': 'b' } };
    expect(changed(when(same), vpc)).toEqual(when({ StringEquals: { 'x:y': 'b' } }));
    const value = { ...vpc, level: 'value', from: 'a', fromId: 'a' } as const;
    expect(changed(when({ StringEquals: { 'aws:SourceVpc': 'a' } }), value)).toEqual(BASE);
  });

  test('one is put in with what it stands in, where that is not there', () => {
    const add = { ...vpc, to: 'a', toPath };
    const whole = when({ StringEquals: { 'aws:SourceVpc': 'a' } });
    expect(changed(BASE, add)).toEqual(whole);
    expect(changed(when({}), add)).toEqual(whole);
    expect(changed(when('broken'), add)).toEqual(whole);
    expect(changed(when({ Bool: { 'x:y': 'true' } }), add)).toEqual(
      when({ Bool: { 'x:y': 'true' }, StringEquals: { 'aws:SourceVpc': 'a' } }),
    );
    expect(changed(when({ StringEquals: { 'x:y': 'b' } }), add)).toEqual(
      when({ StringEquals: { 'x:y': 'b', 'aws:SourceVpc': 'a' } }),
    );
    expect(changed(when({ StringEquals: { 'AWS:sourcevpc': 'b' } }), add)).toEqual(
      when({ StringEquals: { 'AWS:sourcevpc': 'a' } }),
    );
  });
});

describe('principals and whole elements', () => {
  const who = (Principal: JsonValue): JsonObject => ({ ...BASE, Principal });
  const service = { element: 'Principal', slot: 'Service', to: 'a.amazonaws.com', level: 'slot' } as const;

  test('others beside everybody are in the long form', () => {
    const both = { AWS: '*', Service: 'a.amazonaws.com' };
    expect(changed(who('*'), { ...service, toPath: ['Principal', 'Service'] })).toEqual(who(both));
    const not = { ...BASE, NotPrincipal: '*' };
    expect(changed(not, { ...service, toPath: ['NotPrincipal', 'Service'] })).toEqual({
      ...BASE,
      NotPrincipal: both,
    });
  });

  test('everybody is put beside others in the long form', () => {
    const everybody = { ...service, slot: 'AWS', to: '*', toPath: ['Principal'] };
    expect(changed(who({ Service: 'a.amazonaws.com' }), everybody)).toEqual(
      who({ Service: 'a.amazonaws.com', AWS: '*' }),
    );
    expect(changed(BASE, { ...service, toPath: undefined })).toEqual(who({ Service: 'a.amazonaws.com' }));
  });

  test('a star that is no principal stays as it is', () => {
    const notes = { ...BASE, Principal: '*' };
    expect(changed(notes, { from: 's3:GetObject', fromId: 's3:getobject', to: 'a:B', toId: 'a:b' })).toEqual({
      ...notes,
      Action: 'a:B',
    });
  });

  test('an element gives way to its opposite, and goes', () => {
    const element = { level: 'element', to: { NotAction: 'iam:*' } } as const;
    const { Action: _, ...rest } = BASE;
    expect(changed(BASE, element)).toEqual({ ...rest, NotAction: 'iam:*' });
    expect(changed({ ...rest, NotAction: 'a:B' }, { ...element, to: { NotAction: 'iam:*' } })).toEqual({
      ...rest,
      NotAction: 'iam:*',
    });
    expect(changed(BASE, { ...element, to: undefined })).toEqual(rest);
  });
});
