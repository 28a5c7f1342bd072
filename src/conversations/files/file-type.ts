import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '../../kernel/problem.js';
import { endingOf } from './file-name.js';

/** What is taken, by the ending of its name. Nothing here is a program to the system that opens it. */
const typesByEnding = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  txt: 'text/plain',
  csv: 'text/csv',
  md: 'text/markdown',
} as const;

export type FileType = (typeof typesByEnding)[keyof typeof typesByEnding];
export const fileTypes = [...new Set(Object.values(typesByEnding))];

/**
 * The type of a file by what is in it. The ending of the name is what is claimed, and a file is opened by it later on, so
 * both have to agree. No archive is unpacked: of those that documents are, the names inside are looked at, and one small entry.
 * Throws `file-not-taken`.
 */
export async function typeOf(name: string, content: Buffer): Promise<FileType> {
  const claimed = (typesByEnding as Readonly<Record<string, FileType | undefined>>)[endingOf(name)];
  if (claimed === undefined) {
    throw notTaken(`Files are taken whose name ends in one of: ${Object.keys(typesByEnding).join(', ')}.`);
  }
  if (claimed.startsWith('text/')) {
    if (!isPlainText(content)) throw notTaken('This is no plain text in UTF-8, though its name says so.');
    return claimed;
  }
  if ((await foundIn(content)) === claimed) return claimed;
  throw notTaken(`What is in the file is not what its name says, which is ${endingOf(name)}.`);
}

/** The library throws where an archive is damaged, rather than finding nothing in it. */
async function foundIn(content: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(content))?.mime;
  } catch {
    return undefined;
  }
}

/** Characters and line breaks only, and nothing that begins as a page, a drawing or a document that some program would run. */
function isPlainText(content: Buffer): boolean {
  const text = decoded(content);
  return (
    text !== undefined && !/[^\P{Cc}\t\n\f\r]/u.test(text) && !/^\s*(?:<[!?a-z]|%PDF-|%!PS|#!|\{\\rtf)/i.test(text)
  );
}

function decoded(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function notTaken(detail: string): Problem {
  return new Problem('file-not-taken', `Nothing was kept. ${detail}`);
}
