import type { Language } from '../../kernel/when.js';

/** `madeOn` and `happenedOn` stand after "on". */
interface BankFileCatalogue {
  readonly hello: string;
  readonly payment: (paid: {
    readonly reference: string;
    readonly amount: string;
    readonly happenedOn: string;
  }) => string;
  readonly more: string;
  readonly page: string;
  readonly farewell: string;
  readonly silent: {
    readonly subject: string;
    readonly said: (madeOn: string, amount: string) => string;
    readonly payments: (count: number) => string;
    readonly unheard: (count: number) => string;
    readonly taken: string;
    readonly untaken: string;
    readonly next: string;
  };
  readonly withdrawn: {
    readonly subject: string;
    readonly said: (madeOn: string) => string;
    readonly held: (count: number) => string;
    readonly next: string;
    readonly again: string;
    readonly nothingAgain: string;
  };
  readonly twice: {
    readonly subject: string;
    readonly said: string;
    readonly next: string;
  };
}

export const bankFileCatalogues: Readonly<Record<Language, BankFileCatalogue>> = {
  en: {
    hello: 'Hello',
    payment: ({ reference, amount, happenedOn }) => `${reference}: ${amount}, on ${happenedOn}`,
    more: 'and more besides',
    page: 'The file, and what is known of it:',
    farewell: 'With best wishes,',
    silent: {
      subject: 'Nothing is known of a file for the bank',
      said: (madeOn, amount) =>
        `A file of payments to advisers, ${amount} in all, was made on ${madeOn}. Two working days have passed since, and nobody has recorded what the bank did with it.`,
      payments: (count) => `Payments in it: ${count}`,
      unheard: (count) => `Of which nothing is known: ${count}`,
      taken: 'Somebody has taken the file from here. Whether the bank was given it is not known.',
      untaken: 'Nobody has taken the file from here, so the bank does not have it.',
      next: 'If the bank has it, please record what its statement says. If not, give it to the bank today, or withdraw it: what it was to pay is planned again. Advisers are waiting for their pay, and what is paid late costs the co-op interest and compensation.',
    },
    withdrawn: {
      subject: 'The bank has paid by a file that was withdrawn',
      said: (madeOn) =>
        `The file of payments that was made on ${madeOn} was withdrawn, on the word that no bank had it. The bank has paid by it all the same:`,
      held: (count) =>
        `This is recorded. What else the file asked for the bank may have paid too: payments of which nothing is known: ${count}.`,
      next: 'Please look them up in the bank’s statement, and record for the withdrawn file whether each was paid or rejected. Until then those that are planned go into no new file.',
      again:
        'These files ask for some of it again. If no bank has one, withdraw it now: what is left of it is planned again. If a bank has it, ask the bank today to stop those payments.',
      nothingAgain: 'No other file asks for any of it now.',
    },
    twice: {
      subject: 'The bank has paid an adviser twice',
      said: 'By the bank’s statement these payments were made to advisers once too often:',
      next: 'The books have each as money that the co-op is to have back of the adviser. Please ask the bank what happened, and agree with the adviser how the other is given back: nothing is taken from later pay by itself. When it comes back, say in the result that it is the second payment.',
    },
  },
  cy: {
    hello: 'Helo',
    payment: ({ reference, amount, happenedOn }) => `${reference}: ${amount}, ar ${happenedOn}`,
    more: 'a mwy ar ben hynny',
    page: 'Y ffeil, a’r hyn sy’n hysbys amdani:',
    farewell: 'Cofion gorau,',
    silent: {
      subject: 'Nid oes dim yn hysbys am ffeil i’r banc',
      said: (madeOn, amount) =>
        `Gwnaed ffeil o daliadau i gynghorwyr, cyfanswm o ${amount}, ar ${madeOn}. Mae dau ddiwrnod gwaith wedi mynd heibio ers hynny, ac nid oes neb wedi cofnodi’r hyn a wnaeth y banc â hi.`,
      payments: (count) => `Taliadau ynddi: ${count}`,
      unheard: (count) => `Y rhai nad oes dim yn hysbys amdanynt: ${count}`,
      taken: 'Mae rhywun wedi cymryd y ffeil oddi yma. Nid yw’n hysbys a gafodd y banc hi.',
      untaken: 'Nid oes neb wedi cymryd y ffeil oddi yma, felly nid yw hi gan y banc.',
      next: 'Os yw hi gan y banc, cofnodwch yr hyn y mae ei gyfriflen yn ei ddweud. Os nad yw, rhowch hi i’r banc heddiw, neu ei thynnu’n ôl: caiff yr hyn yr oedd i’w dalu ei gynllunio eto. Mae cynghorwyr yn aros am eu tâl, ac mae talu’n hwyr yn costio llog ac iawndal i’r co-op.',
    },
    withdrawn: {
      subject: 'Mae’r banc wedi talu drwy ffeil a dynnwyd yn ôl',
      said: (madeOn) =>
        `Tynnwyd yn ôl y ffeil o daliadau a wnaed ar ${madeOn}, ar air nad oedd hi gan unrhyw fanc. Er hynny mae’r banc wedi talu drwyddi:`,
      held: (count) =>
        `Mae hyn wedi’i gofnodi. Efallai fod y banc wedi talu gweddill y ffeil hefyd: taliadau nad oes dim yn hysbys amdanynt: ${count}.`,
      next: 'Chwiliwch amdanynt yng nghyfriflen y banc, a chofnodwch ar gyfer y ffeil a dynnwyd yn ôl a gafodd pob un ei dalu ynteu ei wrthod. Tan hynny nid yw’r rhai sydd wedi’u cynllunio yn mynd i ffeil newydd.',
      again:
        'Mae’r ffeiliau hyn yn gofyn am rywfaint ohono eto. Os nad oes un ohonynt gan unrhyw fanc, tynnwch hi’n ôl nawr: caiff yr hyn sydd ar ôl ohoni ei gynllunio eto. Os yw hi gan fanc, gofynnwch i’r banc heddiw atal y taliadau hynny.',
      nothingAgain: 'Nid oes ffeil arall yn gofyn am ddim ohono nawr.',
    },
    twice: {
      subject: 'Mae’r banc wedi talu cynghorydd ddwywaith',
      said: 'Yn ôl cyfriflen y banc gwnaed y taliadau hyn i gynghorwyr unwaith yn ormod:',
      next: 'Yn y llyfrau mae pob un yn arian y mae’r co-op i’w gael yn ôl gan y cynghorydd. Gofynnwch i’r banc beth ddigwyddodd, a chytunwch â’r cynghorydd sut i roi’r llall yn ôl: ni thynnir dim o dâl diweddarach ohono’i hun. Pan ddaw yn ôl, dywedwch yn y canlyniad mai’r ail daliad ydyw.',
    },
  },
};
