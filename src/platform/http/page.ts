/** A plain page. Neither part may hold what somebody typed. */
export function page(title: string, body: string, language: 'en' | 'cy' = 'en'): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><h1>${title}</h1>${body}</html>`;
}
