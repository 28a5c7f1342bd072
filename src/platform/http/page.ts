import type { Label } from '../../kernel/taxonomy.js';

/** A page in both languages that needs no script; its look is web/public/page.css. No part may hold what somebody typed. */
export function page(title: Label, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/page.css">
<title>${title.en} · ${title.cy}</title></head><body><header><a href="/">Barefoot</a></header>
<main><h1>${title.en} <span lang="cy">${title.cy}</span></h1>${body}</main></body></html>`;
}
