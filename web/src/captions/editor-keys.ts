import type { KeyboardEvent } from 'react';
import type { Edit, EditedCue } from './editing.ts';

export type EditorDeed =
  | 'save'
  | 'undo'
  | 'redo'
  | 'play'
  | 'insert'
  | 'go'
  | 'start'
  | 'end'
  | 'split'
  | 'merge'
  | 'remove';

/** By place on the keyboard, because Alt turns letters into others on a Mac. */
const WITH_ALT: Readonly<Record<string, EditorDeed>> = {
  KeyS: 'start',
  KeyE: 'end',
  KeyP: 'play',
  KeyN: 'insert',
  Enter: 'split',
};

/** What a key means in the editor, whatever has the focus; null for keys that mean nothing to it. */
export function deedOf(event: KeyboardEvent): EditorDeed | null {
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.altKey && !isCommand) return WITH_ALT[event.code] ?? null;
  if (!isCommand || event.altKey) return null;
  switch (event.key.toLowerCase()) {
    case 's':
      return 'save';
    case 'z':
      return event.shiftKey ? 'redo' : 'undo';
    case 'y':
      return 'redo';
    default:
      return null;
  }
}

const LEAST_MS = 200;
type Editing = Exclude<EditorDeed, 'save' | 'play' | 'go'>;

/** What a deed does to the cue it is about, where the player is; null when there is none. */
export function editOf(
  deed: Editing,
  { cue, nowMs }: { readonly cue: EditedCue | null; readonly nowMs: number },
): Edit | null {
  if (deed === 'undo' || deed === 'redo') return { kind: deed };
  if (cue === null) return deed === 'insert' ? { kind: 'insert', atMs: nowMs } : null;
  const { id, startMs, endMs } = cue;
  switch (deed) {
    case 'insert':
      return { kind: 'insert-after', id };
    case 'start':
      return { kind: 'times', id, startMs: nowMs, endMs: Math.max(endMs, nowMs + LEAST_MS) };
    case 'end':
      return { kind: 'times', id, startMs: Math.max(Math.min(startMs, nowMs - LEAST_MS), 0), endMs: nowMs };
    case 'split':
      return { kind: 'split', id, atMs: nowMs };
    case 'merge':
    case 'remove':
      return { kind: deed, id };
  }
}
