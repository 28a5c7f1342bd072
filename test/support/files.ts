import { crc32, deflateRawSync } from 'node:zlib';

/** The least that begins as each kind of file does. */
export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
export const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const webp = Buffer.concat([Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0', 'latin1'), Buffer.alloc(13)]);
export const docx = zipOf([
  ['[Content_Types].xml', contentTypes('wordprocessingml.document')],
  ['word/document.xml', '<w/>'],
]);
export const xlsx = zipOf([
  ['[Content_Types].xml', contentTypes('spreadsheetml.sheet')],
  ['xl/workbook.xml', '<x/>'],
]);
export const odt = zipOf([
  ['mimetype', 'application/vnd.oasis.opendocument.text', 'stored'],
  ['content.xml', '<o/>'],
]);
export const ods = zipOf([
  ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet', 'stored'],
  ['content.xml', '<o/>'],
]);

function contentTypes(kind: string): string {
  return `<?xml version="1.0"?><Types><Override ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
}

type Entry = readonly [name: string, content: string | Buffer, how?: 'stored'];

/** An archive (APPNOTE.TXT 4.3), each entry deflated unless it is to be stored. */
export function zipOf(entries: readonly Entry[]): Buffer {
  let offset = 0;
  const parts = entries.map(([name, content, how]) => {
    const plain = Buffer.from(content as string);
    const packed = how === 'stored' ? plain : deflateRawSync(plain);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(how === 'stored' ? 0 : 8, 4);
    shared.writeUInt32LE(crc32(plain), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(plain.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    offset += local.length;
    return { local, central: Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), shared, rest, Buffer.from(name)]) };
  });
  const central = Buffer.concat(parts.map((part) => part.central));
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts.map((part) => part.local), central, Buffer.from('PK\x05\x06'), end]);
}
