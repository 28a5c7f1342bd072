import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { Caller, organisationOf } from './caller.js';
import { demoSteward } from './demo-content.js';
import {
  demoPackage,
  demoPanelProgramme,
  demoProgramme,
  demoVoucher,
  theHomes,
  type ProgrammeTerms,
} from './funding.js';
import { askForSession, bookByVoucher, type Cast, followUp, takeASeat } from './sessions.js';

interface Id {
  readonly id: string;
}

/**
 * Lets people of the demo do what people do: a funder opens programmes, groups are given vouchers, sessions are booked with them,
 * asked for, recorded and accepted. Everything goes through the operations of the service, so that what is shown is what it does.
 */
export async function playDemo(app: NestFastifyApplication): Promise<void> {
  await app.init();
  const as = (email: string) => Caller.as(app, email);
  const cast: Cast = {
    now: app.get(Clock).now(),
    steward: await as(demoSteward.email),
    funder: await as('odette.larkham@halfpenny-common.example'),
    admin: await as('faith.adeyinka@lanternside-homes.example'),
    booker: await as('rory.penhallow@lanternside-homes.example'),
    adviser: await as('jaspreet.dhanoa@advisers.example'),
  };
  const [first, panel] = await fundSupport(cast);
  const voucher = await giveVoucher(cast, first);
  await tellCode(app, voucher);
  await offerAndApply(app, { first, panel });
  await bookByVoucher(cast, voucher);
  await askForSession(cast);
  await followUp(app, cast);
  await takeASeat(cast);
}

interface OpenProgramme extends Id {
  readonly package: string;
}

async function fundSupport({ steward, funder, now }: Cast): Promise<[OpenProgramme, OpenProgramme]> {
  const fund = await organisationOf(funder);
  await steward.put(`/funders/${fund}`, { is_public_authority: false });
  const open = async (terms: ProgrammeTerms): Promise<OpenProgramme> => {
    const { id } = await funder.post<Id>('/programmes', {
      ...{ ...terms, funder_id: fund },
      ...{ opens_at: now.subtract({ hours: 1 }).toString(), closes_at: now.add({ hours: 24 * 300 }).toString() },
    });
    const { packages } = await funder.post<{ packages: Id[] }>(`/programmes/${id}/packages`, demoPackage);
    await steward.post(`/programmes/${id}/deposits`, {
      ...{ amount: { minor: terms.budget.minor }, received_at: now.subtract({ hours: 2 }).toString() },
      bank_reference: `HALFPENNY ${terms.name.en.toUpperCase()}`,
    });
    await funder.put(`/programmes/${id}/state`, { state: 'open' });
    return { id, package: packages[0]?.id ?? '' };
  };
  return [await open(demoProgramme), await open(demoPanelProgramme)];
}

async function giveVoucher({ admin }: Cast, programme: OpenProgramme): Promise<string> {
  const voucher = await applyFor(admin, programme, theHomes);
  const { declarations } = await admin.get<{ declarations: { code: string; version: number }[] }>(
    `/vouchers/${voucher}/offer`,
  );
  await admin.post(`/vouchers/${voucher}/acceptance`, {
    declarations: declarations.map(({ code, version }) => ({ code, version })),
  });
  return voucher;
}

/** Somebody else's voucher waits to be accepted, and an application for the panel to score it. */
async function offerAndApply(
  app: NestFastifyApplication,
  { first, panel }: Record<'first' | 'panel', OpenProgramme>,
): Promise<void> {
  const [carers, bakers] = [
    await Caller.as(app, 'sukhdeep.rai-palmer@bramblefold-care.example'),
    await Caller.as(app, 'mererid.haulwen@popty-pentre-coch.example'),
  ];
  await applyFor(carers, first, {
    enterprise: {
      region: 'west-midlands',
      stage: 'converting',
      sectors: ['health-and-care'],
      people: 8,
      trading: false,
    },
    need: 'We want to leave our agency together and need to know what we must have in place before we may register.',
  });
  await applyFor(bakers, panel, {
    enterprise: { region: 'wales', stage: 'planning', sectors: ['food-and-drink'], people: 9, trading: false },
    need: "Mae ein pobydd yn ymddeol. Rydym am brynu'r popty, ac mae angen i ni wybod sut.",
  });
}

interface Applied {
  readonly enterprise: object;
  readonly need: string;
}

/** The voucher, where there is one at once. */
async function applyFor(caller: Caller, programme: OpenProgramme, { enterprise, need }: Applied): Promise<string> {
  const organisation = await organisationOf(caller);
  await caller.put(`/organisations/${organisation}/enterprise`, enterprise);
  const asked = { programme_id: programme.id, package_id: programme.package, need };
  const { id } = await caller.post<Id>(`/organisations/${organisation}/applications`, asked);
  await caller.post(`/applications/${id}/submission`);
  const { items } = await caller.get<{ items: Id[] }>(`/organisations/${organisation}/vouchers`);
  return items[0]?.id ?? '';
}

/** Codes are drawn at random and kept as hashes; this one is to be typed by whoever looks at the demo. */
async function tellCode(app: NestFastifyApplication, voucher: string): Promise<void> {
  await app
    .get(Database)
    .transaction((tx) => tx.query('UPDATE vouchers SET code_hash = $2 WHERE id = $1', [voucher, demoVoucher.hash]));
}
