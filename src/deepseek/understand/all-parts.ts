// All parts of the reader, for what reads in one go.
import * as bothHold from './both-hold.ts';
import * as callers from './callers.ts';
import * as clausesLeftOut from './clauses-left-out.ts';
import * as conflicts from './conflicts.ts';
import * as foreign from './in-english.ts';
import { provide } from './late-parts.ts';
import * as likelyTasks from './likely-tasks.ts';
import * as names from './names.ts';
import * as residences from './vocabulary/residence-words.ts';
import * as severalModels from './several-models.ts';
import * as tasksApart from './apart.ts';
import * as taskUses from './task-uses.ts';
import * as thereAlready from './there-already.ts';
import * as turnedAround from './turned-around.ts';

/** The reader, with all that it may ask for. */
export function withAllParts<Reader>(reader: Reader): Reader {
  provide({
    bothHold,
    callers,
    clausesLeftOut,
    conflicts,
    foreign,
    likelyTasks,
    names,
    residences,
    severalModels,
    tasksApart,
    taskUses,
    thereAlready,
    turnedAround,
  });
  return reader;
}
