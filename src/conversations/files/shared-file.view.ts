import { create } from 'content-disposition';
import { z } from 'zod';
import type { UserId } from '../../kernel/id.js';
import { instantView } from '../../platform/http/parameters.js';
import { sides } from '../conversation.js';
import { fileTypes } from './file-type.js';
import { mostFilesEver } from './shared-file.js';
import type { NamedFile } from './shared-file.table.js';

export const fileView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.enum(fileTypes),
    size_bytes: z.int(),
    sha256: z.string().meta({ description: 'In hexadecimal digits.' }),
    side: z.enum(sides),
    owner: z.string().meta({ description: 'Who put it up.' }),
    mine: z.boolean(),
    put_up_at: instantView,
    removed_at: instantView.nullable().meta({ description: 'Its content is gone since then.' }),
  })
  .meta({ id: 'File' });

export const filesView = z.object({ items: z.array(fileView).max(mostFilesEver) }).meta({ id: 'Files' });

export function viewFile(file: NamedFile, reader: UserId): z.output<typeof fileView> {
  return {
    id: file.id,
    name: file.name,
    type: file.type,
    size_bytes: file.sizeBytes,
    sha256: file.sha256.toString('hex'),
    side: file.side,
    owner: file.owner,
    mine: file.putUpBy === reader,
    put_up_at: file.putUpAt.toString(),
    removed_at: file.removedAt?.toString() ?? null,
  };
}

export function entityTag({ sha256 }: Pick<NamedFile, 'sha256'>): string {
  return `"${sha256.toString('hex')}"`;
}

/** To be saved and not shown: whatever is in it, no browser runs it as a page of ours, nor guesses at another type. */
export function headersOf(file: NamedFile): Record<string, string> {
  return {
    'content-type': file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type,
    'content-disposition': create(file.name),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache', // kept by who may read it, who asks each time whether they still may
    etag: entityTag(file),
  };
}
