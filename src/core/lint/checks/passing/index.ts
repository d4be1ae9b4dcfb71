// Checks on handing roles to services.
import type { Check } from '#core/lint/check.ts';
import createSlrWithNotActionAndNotResource from './create-slr-with-not-action-and-not-resource.ts';
import createSlrWithNotResource from './create-slr-with-not-resource.ts';
import createSlrWithStarInActionAndNotResource from './create-slr-with-star-in-action-and-not-resource.ts';
import createSlrWithStarInActionAndResource from './create-slr-with-star-in-action-and-resource.ts';
import createSlrWithStarInResource from './create-slr-with-star-in-resource.ts';
import createSlrWithStarInResourceAndNotAction from './create-slr-with-star-in-resource-and-not-action.ts';
import passRoleWithNotActionAndNotResource from './pass-role-with-not-action-and-not-resource.ts';
import passRoleWithNotResource from './pass-role-with-not-resource.ts';
import passRoleWithStarInActionAndNotResource from './pass-role-with-star-in-action-and-not-resource.ts';
import passRoleWithStarInActionAndResource from './pass-role-with-star-in-action-and-resource.ts';
import passRoleWithStarInResource from './pass-role-with-star-in-resource.ts';
import passRoleWithStarInResourceAndNotAction from './pass-role-with-star-in-resource-and-not-action.ts';

export const passingChecks: readonly Check[] = [
  createSlrWithNotActionAndNotResource,
  createSlrWithNotResource,
  createSlrWithStarInActionAndNotResource,
  createSlrWithStarInActionAndResource,
  createSlrWithStarInResource,
  createSlrWithStarInResourceAndNotAction,
  passRoleWithNotActionAndNotResource,
  passRoleWithNotResource,
  passRoleWithStarInActionAndNotResource,
  passRoleWithStarInActionAndResource,
  passRoleWithStarInResource,
  passRoleWithStarInResourceAndNotAction,
];
