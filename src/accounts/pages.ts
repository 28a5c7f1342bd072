import { page } from '../platform/http/page.js';

/** As the letters carry it. What passes here can stand in a page as it is. */
export function isLinkToken(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z]{32}$/.test(text);
}

/** A click signs in, not the link itself: mail scanners follow every link. */
export function signInPage(token: string): string {
  return page(
    { en: 'Sign in to Barefoot', cy: 'Mewngofnodi i Barefoot' },
    `<form action="/api/auth/magic-link/verify" method="get"><input type="hidden" name="token" value="${token}">
<input type="hidden" name="callbackURL" value="/signed-in"><input type="hidden" name="errorCallbackURL" value="/sign-in">
<button>Sign in<span lang="cy">Mewngofnodi</span></button></form>`,
  );
}

export function deadLinkPage(): string {
  return page(
    { en: 'This link does not work any more', cy: 'Nid yw’r ddolen hon yn gweithio mwyach' },
    `<p>It was used already, or it is older than 15 minutes. Please ask for a new one.</p>
<p lang="cy">Fe’i defnyddiwyd eisoes, neu mae’n hŷn na 15 munud. Gofynnwch am un newydd.</p>
<p><a class="button" href="/enter">Ask for a new link<span lang="cy">Gofyn am ddolen newydd</span></a></p>`,
  );
}
