import { inflateSync } from 'node:zlib';

/** The text of a PDF of ours as somebody who copies it gets it: its fonts, in the order of their names, say which sign each glyph is. */
export function textOf(pdf: Buffer): string {
  const streams = streamsOf(pdf);
  const fonts = streams.filter((text) => text.includes('beginbfrange')).map(glyphsOf);
  return streams
    .filter((text) => /\bTJ\b/.test(text))
    .flatMap((text) => text.split(/\bET\b/))
    .map((part) => {
      const font = fonts[Number(/\/F(\d+) [\d.]+ Tf/.exec(part)?.[1] ?? 1) - 1] ?? new Map<number, string>();
      return [...part.matchAll(/<([0-9a-f]+)>/gi)].map(([, hex = '']) => signsOf(hex, font)).join('');
    })
    .join('\n');
}

function streamsOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, content = '']) => {
    try {
      return [inflateSync(Buffer.from(content, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
}

/** By glyph, in the order of the font's subset: a list of signs in each range. */
function glyphsOf(map: string): ReadonlyMap<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, from = '0', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const signs = [...list.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => hex);
    signs.forEach((hex, index) => glyphs.set(parseInt(from, 16) + index, utf16(hex)));
  }
  return glyphs;
}

function utf16(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}

function signsOf(hex: string, glyphs: ReadonlyMap<number, string>): string {
  return (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs.get(parseInt(glyph, 16)) ?? '\uFFFD').join('');
}
