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
const gap = 8;
/** Of what follows a heading, so much stands on the same page. */
const notAlone = 48;

/** Something that is not broken over pages, in points. */
interface Piece {
  readonly high: number;
  /** With what of the next piece has to stand on the same page. */
  readonly needs?: number;
  /** What comes first where it is the first of a page. */
  readonly onNewPage?: () => void;
  readonly draw: () => void;
}

interface TableOptions {
  /** The first of the columns that hold amounts, which end in one line and are not broken. */
  readonly amountsFrom?: number;
  /** The last row is what the others come to. */
  readonly hasTotal?: boolean;
}

interface Row {
  readonly cells: readonly string[];
  /** Of each column, in points. */
  readonly wide: readonly number[];
  readonly isHead: boolean;
  readonly isTotal: boolean;
  readonly amountsFrom: number;
}

const pageOf: Readonly<Record<Language, (page: number, count: number) => string>> = {
  en: (page, count) => `Page ${page} of ${count}`,
  cy: (page, count) => `Tudalen ${page} o ${count}`,
};

/**
 * A4 as PDF/UA-1: tagged, with its language, and of the same bytes whenever it is made of the same things. What is read aloud is
 * what is seen, in the same order. Its font is whole, so that ŵ and ŷ are printed, and found again in its text. Each page says of how
 * many it is the which.
 */
export class PdfPage {
  private readonly document: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly bytes: Promise<Buffer>;
  private readonly made: Date;
  private kept: Piece[] | null = null;

  constructor(
    private readonly language: Language,
    private readonly about: About,
  ) {
    const { title, author, at } = about;
    const made = new Date(at.epochMilliseconds);
    this.made = made;
    this.document = new PDFDocument({
      ...{ size: 'A4', margin, font: regular, pdfVersion: '1.7', tagged: true, displayTitle: true, bufferPages: true },
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
    const high = this.document.font(bold, size).heightOfString(text, { width }) + gap + 3;
    const draw = () => {
      const below = this.document.y > margin ? gap : 0;
      this.put(level, () => this.document.font(bold, size).text(text, margin, this.document.y + below, { width }));
      this.document.y += 3;
    };
    this.place({ high, needs: high + notAlone, draw });
  }

  lines(lines: readonly PdfLine[]): void {
    for (const line of lines) this.paragraph(line.join(': '), 2);
  }

  paragraphs(texts: readonly string[]): void {
    for (const text of texts.filter((each) => each !== '')) this.paragraph(text, 4);
  }

  /**
   * The first row is its head, which is there again on each page; columns are parts of the width. A row stays on one page, and a total with
   * the row before it.
   */
  table(
    rows: readonly (readonly string[])[],
    columns: readonly number[],
    { amountsFrom = columns.length, hasTotal = false }: TableOptions = {},
  ): void {
    const table = this.document.struct('Table');
    const wide = columns.map((part) => width * part);
    const last = rows.length - 1;
    const all = rows.map((cells, place): Row => {
      return { cells, wide, isHead: place === 0, isTotal: hasTotal && place === last, amountsFrom };
    });
    const high = all.map((row) => this.heightOf(row));
    this.place({ high: gap / 2, needs: gap / 2 + (high[0] ?? 0) + (high[1] ?? 0), draw: () => this.beginTable(table) });
    all.forEach((row, place) => {
      const isWithNext = row.isHead || all[place + 1]?.isTotal;
      const needs = (high[place] ?? 0) + (isWithNext ? (high[place + 1] ?? 0) : 0);
      const onNewPage = () => this.artifact(() => this.repeat(all[0]));
      this.place({
        ...{ high: high[place] ?? 0, needs, draw: () => this.row(table, row) },
        ...(row.isHead ? {} : { onNewPage }),
      });
    });
    this.place({ high: gap / 2, draw: () => this.endTable(table) });
  }

  /** What is written meanwhile stands on one page, where a page is enough for it. */
  together(write: () => void): void {
    this.kept = [];
    write();
    const pieces = this.kept;
    this.kept = null;
    const high = pieces.reduce((sum, piece) => sum + piece.high, 0);
    if (this.document.y + high > lowest && high <= lowest - margin) this.document.addPage();
    for (const piece of pieces) this.place(piece);
  }

  /** A file within the document: what it was made of. */
  attach({ name, type, description, content }: Attachment): void {
    const file = { name, type, description, relationship: 'Source', creationDate: this.made, modifiedDate: this.made };
    this.document.file(content, file);
  }

  end(): Promise<Buffer> {
    this.numberPages();
    this.root.end();
    this.document.end();
    return this.bytes;
  }

  private place(piece: Piece): void {
    if (this.kept) {
      this.kept.push(piece);
      return;
    }
    if (piece.high > 0 && this.document.y > margin && this.document.y + (piece.needs ?? piece.high) > lowest) {
      this.document.addPage();
      piece.onNewPage?.();
    }
    piece.draw();
  }

  private paragraph(text: string, paragraphGap: number): void {
    const high = this.document.font(regular, 11).heightOfString(text, { width }) + paragraphGap;
    const put = () => this.document.font(regular, 11).text(text, margin, this.document.y, { width, paragraphGap });
    this.place({ high, draw: () => this.put('P', put) });
  }

  private heightOf({ cells, wide, isHead, isTotal, amountsFrom }: Row): number {
    this.document.font(isHead || isTotal ? bold : regular, 11);
    const heights = cells.map((text, column) => {
      const room = wide[column] ?? 0;
      if (column < amountsFrom) return this.document.heightOfString(text, { width: room - 8 });
      return this.document.heightOfString(isHead ? text : '0', { width: room - 4 });
    });
    return Math.max(...heights) + 6;
  }

  private row(table: PDFKit.PDFStructureElement, row: Row): void {
    if (row.isTotal) this.rule();
    const element = this.document.struct('TR');
    table.add(element);
    this.drawCells(row, (draw) => element.add(this.document.struct(row.isHead ? 'TH' : 'TD', {}, draw)));
    element.end();
    if (row.isHead) this.rule();
  }

  /** The head again, which nobody has to hear twice. */
  private repeat(head: Row | undefined): void {
    if (head) this.drawCells(head, (draw) => draw());
    this.rule();
  }

  private drawCells(row: Row, put: (draw: () => void) => void): void {
    const { cells, wide, isHead, isTotal, amountsFrom } = row;
    const [top, high] = [this.document.y, this.heightOf(row)];
    let left = margin;
    cells.forEach((text, column) => {
      const [x, room] = [left, wide[column] ?? 0];
      put(() => {
        const document = this.document.font(isHead || isTotal ? bold : regular, 11);
        if (column < amountsFrom) document.text(text, x, top, { width: room - 8 });
        else if (isHead) document.text(text, x + 4, top, { width: room - 4, align: 'right' });
        else document.text(text, x + room - document.widthOfString(text), top, { lineBreak: false });
      });
      left += room;
    });
    this.document.y = top + high;
  }

  private beginTable(table: PDFKit.PDFStructureElement): void {
    this.root.add(table);
    this.document.y += gap / 2;
  }

  private endTable(table: PDFKit.PDFStructureElement): void {
    table.end();
    this.document.x = margin;
    this.document.y += gap / 2;
  }

  private rule(): void {
    const y = this.document.y - 3;
    const line = () => this.document.moveTo(margin, y).lineTo(margin + width, y);
    this.artifact(() => line().lineWidth(0.5).stroke());
  }

  private numberPages(): void {
    const { count } = this.document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.document.switchToPage(page);
      this.document.page.margins.bottom = 0; // or this would begin another page
      const text = `${this.about.title} · ${pageOf[this.language](page + 1, count)}`;
      const x = margin + width - this.document.font(regular, 9).widthOfString(text);
      this.artifact(() => this.document.text(text, x, lowest + gap * 2, { lineBreak: false }));
    }
  }

  /** What is seen and not read aloud. */
  private artifact(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private put(tag: 'H1' | 'H2' | 'P', draw: () => void): void {
    this.root.add(this.document.struct(tag, {}, draw));
  }
}
