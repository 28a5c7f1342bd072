import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Language } from '../kernel/when.js';

interface About {
  readonly title: string;
  readonly author: string;
  readonly at: Temporal.Instant;
}

interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly content: Buffer;
}

export type PdfLine = readonly [label: string, text: string];

const fonts = createRequire(import.meta.url);
const folder = '@expo-google-fonts/atkinson-hyperlegible-next';
const regular = fonts.resolve(`${folder}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`);
const bold = fonts.resolve(`${folder}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`);

const margin = 56;
const width = 595.28 - 2 * margin;
const lowest = 841.89 - margin;

/**
 * A4 as PDF/UA-1: tagged, with its language, and of the same bytes whenever it is made of the same things. What is read aloud is
 * what is seen, in the same order. Its font is whole, so that ŵ and ŷ are printed, and found again in its text.
 */
export class PdfPage {
  private readonly document: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly bytes: Promise<Buffer>;
  private readonly made: Date;

  constructor(language: Language, { title, author, at }: About) {
    const made = new Date(at.epochMilliseconds);
    this.made = made;
    this.document = new PDFDocument({
      ...{ size: 'A4', margin, font: regular, pdfVersion: '1.7', tagged: true, displayTitle: true },
      subset: 'PDF/UA' as never, // which its types do not name
      lang: language === 'cy' ? 'cy-GB' : 'en-GB',
      info: { Title: title, Author: author, CreationDate: made, ModDate: made },
    });
    const chunks: Buffer[] = [];
    this.document.on('data', (chunk: Buffer) => chunks.push(chunk));
    this.bytes = new Promise((resolve) => this.document.on('end', () => resolve(Buffer.concat(chunks))));
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  heading(text: string, level: 'H1' | 'H2'): void {
    const size = level === 'H1' ? 20 : 13;
    this.put(level, () => this.document.moveDown(0.7).font(bold, size).text(text).font(regular, 11));
  }

  lines(lines: readonly PdfLine[]): void {
    this.paragraphs(lines.map((line) => line.join(': ')));
  }

  paragraphs(texts: readonly string[]): void {
    for (const text of texts.filter((each) => each !== ''))
      this.put('P', () => this.document.text(text, { paragraphGap: 4 }));
  }

  /**
   * The first row is its head; columns are parts of the width. A row stays on one page.
   * @param amountsFrom the first of the columns that hold amounts, which end in one line and are not broken
   */
  table(rows: readonly (readonly string[])[], columns: readonly number[], amountsFrom = columns.length): void {
    const table = this.document.struct('Table');
    this.root.add(table);
    const wide = columns.map((part) => width * part);
    rows.forEach((cells, row) => this.row(table, { cells, wide, isHead: row === 0, amountsFrom }));
    table.end();
    this.document.x = margin;
  }

  /** A file within the document: what it was made of. */
  attach({ name, type, description, content }: Attachment): void {
    const file = { name, type, description, relationship: 'Source', creationDate: this.made, modifiedDate: this.made };
    this.document.file(content, file);
  }

  end(): Promise<Buffer> {
    this.root.end();
    this.document.end();
    return this.bytes;
  }

  private row(table: PDFKit.PDFStructureElement, { cells, wide, isHead, amountsFrom }: Row): void {
    const row = this.document.struct('TR');
    table.add(row);
    this.document.font(isHead ? bold : regular, 11);
    const high = Math.max(
      ...cells.map((text, column) =>
        this.document.heightOfString(column < amountsFrom ? text : '0', { width: (wide[column] ?? 0) - 8 }),
      ),
    );
    const needed = isHead ? 2 * high + 6 : high; // a head is not left alone
    if (this.document.y + needed > lowest) this.document.addPage();
    const top = this.document.y;
    let left = margin;
    cells.forEach((text, column) => {
      const x = left;
      const room = wide[column] ?? 0;
      const put =
        column < amountsFrom
          ? () => this.document.text(text, x, top, { width: room - 8 })
          : () => this.document.text(text, x + room - this.document.widthOfString(text), top, { lineBreak: false });
      row.add(this.document.struct(isHead ? 'TH' : 'TD', {}, put));
      left += wide[column] ?? 0;
    });
    row.end();
    this.document.font(regular, 11).y = top + high + 6;
  }

  private put(tag: 'H1' | 'H2' | 'P', draw: () => void): void {
    this.root.add(this.document.struct(tag, {}, draw));
  }
}

interface Row {
  readonly cells: readonly string[];
  /** Of each column, in points. */
  readonly wide: readonly number[];
  readonly isHead: boolean;
  readonly amountsFrom: number;
}
