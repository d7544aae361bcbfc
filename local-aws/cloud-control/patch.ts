import jsonPatch from 'fast-json-patch';
import { ApiError } from './errors.ts';
import { pointerSteps } from './pointers.ts';
import type { Document } from './schema.ts';

/** One operation of a JSON Patch (RFC 6902). */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

const invalid = (why: string) =>
  new ApiError('InvalidRequestException', `Invalid patch document: ${why}`);

const OPERATIONS = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

/** Reads a PatchDocument. */
export const parsePatch = (text: string): readonly PatchOperation[] => {
  let patch: unknown;
  try {
    patch = JSON.parse(text);
  } catch {
    throw invalid(`not JSON: ${text}`);
  }
  if (!Array.isArray(patch)) throw invalid(`expected a list of operations, got ${text}`);
  for (const operation of patch) {
    if (!OPERATIONS.has(operation?.op) || typeof operation.path !== 'string') {
      throw invalid(`not an operation: ${JSON.stringify(operation)}`);
    }
  }
  return patch;
};

/** Applies the operations one after another, all or none; array elements keep the order in which they came. */
export const applyPatch = (document: Document, patch: readonly PatchOperation[]): Document =>
  patch.reduce<Document>((before, operation) => {
    try {
      const copy = structuredClone(operation) as jsonPatch.Operation;
      return jsonPatch.applyOperation(before, copy, true, false).newDocument;
    } catch (error) {
      // The library appends the whole document to its message.
      const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
      throw invalid(`${operation.op} ${operation.path}: ${why}`);
    }
  }, document);

/** The paths, as steps, that the operations would write to. */
export const writtenPaths = (patch: readonly PatchOperation[]): readonly (readonly string[])[] =>
  patch.flatMap(({ op, path, from }) => {
    if (op === 'test') return [];
    return op === 'move' && from !== undefined
      ? [pointerSteps(path), pointerSteps(from)]
      : [pointerSteps(path)];
  });
