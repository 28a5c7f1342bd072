import type { ConversationId, FileId, UserId } from '../../kernel/id.js';
import { Problem } from '../../kernel/problem.js';
import type { Side } from '../conversation.js';
import type { FileType } from './file-type.js';

const megabyte = 1024 * 1024;
export const mostFileBytes = 10 * megabyte;
export const mostFiles = 50;
export const mostBytes = 100 * megabyte;
/** With those that were removed, of which the name stays. */
export const mostFilesEver = 500;

/** What is known of a file that one side of a booking has put up for both. */
export interface SharedFile {
  readonly id: FileId;
  readonly conversationId: ConversationId;
  readonly putUpBy: UserId;
  readonly side: Side;
  readonly name: string;
  readonly type: FileType;
  readonly sizeBytes: number;
  readonly sha256: Buffer;
  readonly putUpAt: Temporal.Instant;
  /** Its content is gone since then. */
  readonly removedAt: Temporal.Instant | null;
}

/** What one booking has of files. */
export interface FileUsage {
  readonly files: number;
  readonly bytes: number;
  readonly filesEver: number;
}

/** Throws `file-limit`. */
export function refuseBeyond({ files, bytes, filesEver }: FileUsage, more: number): void {
  if (filesEver >= mostFilesEver) {
    throw new Problem('file-limit', `${mostFilesEver} files were put up for this booking already, which is the most.`);
  }
  if (files < mostFiles && bytes + more <= mostBytes) return;
  throw new Problem(
    'file-limit',
    `A booking has room for ${mostFiles} files and ${mostBytes / megabyte} MB. Remove one that is not needed first.`,
    { files, bytes },
  );
}
