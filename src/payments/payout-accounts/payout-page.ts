import { page } from '../../platform/http/page.js';

/** It says nothing of how the account stands: that somebody comes back proves nothing, and anybody sees the page. */
export function payoutReturnPage(): string {
  return page(
    { en: 'You are back from our payment provider', cy: 'Rydych yn ôl oddi wrth ein darparwr taliadau' },
    `<p>Whether it has all that it needs is shown with your payout account. If it asks for more, open its page once more.</p>
<p lang="cy">Dangosir gyda’ch cyfrif taliadau a oes ganddo bopeth sydd ei angen. Os yw’n gofyn am ragor, agorwch ei dudalen eto.</p>`,
  );
}

export function payoutAgainPage(): string {
  return page(
    { en: 'This page does not work any more', cy: 'Nid yw’r dudalen hon yn gweithio mwyach' },
    `<p>It works once, and for a few minutes. Go back to your payout account and open it once more: what you have said is kept.</p>
<p lang="cy">Mae’n gweithio unwaith, ac am ychydig funudau. Ewch yn ôl i’ch cyfrif taliadau a’i hagor eto: cedwir yr hyn a ddywedoch.</p>`,
  );
}
