import { z } from 'zod';
import { floorFacts, moneyView, quoteLineView, viewFloorFacts, viewQuoteLines } from '../../experts/index.js';
import { instantView } from '../../platform/http/parameters.js';
import type { Floor } from '../../policies/index.js';
import type { Booking } from '../booking.js';
import { type Band, bands, rateOf } from '../cancellation-bands.js';
import {
  type Funding,
  settlementBands,
  settlementKinds,
  type Settlement,
  type SettlementBand,
} from '../funding/funding.js';
import type { Share, SharedDue } from '../funding/share.js';
import { sharedDueFields, shareView, viewShare, viewSharedDue } from '../funding/share.view.js';
import { type BookingQuote, type Due, dueInBand } from './booking-quote.js';

const due = { adviser_net: moneyView, fee: moneyView, vat: moneyView, due: moneyView, returned: moneyView };

export const settlementView = z
  .object({ at: instantView, kind: z.enum(settlementKinds), band: z.enum(settlementBands), ...due, ...sharedDueFields })
  .meta({ id: 'Settlement' });

export const cancellationPreviewView = z
  .object({
    band: z.enum(settlementBands).meta({ description: 'excused: nothing is due, as it is not for the client to pay.' }),
    paid: z.boolean().meta({ description: 'Whether the session is paid for; if not, nothing is returned.' }),
    ...due,
    ...sharedDueFields,
  })
  .meta({ id: 'CancellationPreview' });

export const bookingQuoteView = z
  .object({
    booking_id: z.uuid(),
    quoted_at: instantView,
    hash: z.string().meta({ description: 'SHA-256 of the figures: the receipt has the same.' }),
    lines: z.array(quoteLineView).max(6),
    adviser_net: moneyView,
    fee: moneyView,
    vat: moneyView,
    total: moneyView.meta({ description: 'All in: what somebody pays, whichever way they pay it.' }),
    floor: z.object(floorFacts).meta({ description: 'The least that an hour of the session could be quoted at.' }),
    cancellation: z
      .array(
        z.object({
          band: z.enum(bands),
          from: instantView.nullable(),
          until: instantView.nullable(),
          percent: z.number().meta({ description: 'Of contact and preparation; the fee follows what is due.' }),
          ...due,
        }),
      )
      .max(3)
      .meta({
        description: 'What calling it off would cost the client, by when; both ends of the middle band are in it.',
      }),
    shares: z.array(shareView).max(10).meta({ description: 'Who pays which part of it; none before that is fixed.' }),
    funded_at: instantView.nullable(),
    settlement: settlementView.nullable(),
  })
  .meta({ id: 'BookingQuote' });

interface QuoteOnView {
  readonly booking: Booking;
  readonly quoted: BookingQuote;
  readonly floor: Floor;
  readonly shares: readonly Share[];
  readonly funding: Funding | undefined;
  readonly settlement: Settlement | undefined;
}

export function viewBookingQuote(shown: QuoteOnView): z.output<typeof bookingQuoteView> {
  const { booking, quoted, floor, shares, funding, settlement } = shown;
  const { quote, hash, lifted } = quoted;
  return {
    booking_id: booking.id,
    quoted_at: quoted.quotedAt.toString(),
    hash,
    lines: viewQuoteLines(quote, lifted),
    adviser_net: quote.adviserNet,
    fee: quote.fee,
    vat: quote.vat,
    total: quote.total,
    floor: viewFloorFacts(floor),
    cancellation: bands.map((band) => ({
      band,
      ...reachOf(band, booking),
      percent: rateOf(band, quoted.bands) / 100,
      ...viewDue(dueInBand(quoted, band)),
    })),
    shares: shares.map(viewShare),
    funded_at: funding?.at.toString() ?? null,
    settlement: settlement ? viewSettlement(settlement) : null,
  };
}

export function viewSettlement({ at, kind, band, ...rest }: Settlement): z.output<typeof settlementView> {
  return { at: at.toString(), kind, band, ...viewDue(rest), ...viewSharedDue(rest) };
}

export function viewCancellationPreview(
  { band, due: owed }: { readonly band: SettlementBand; readonly due: Due },
  shared: SharedDue,
  paid: boolean,
): z.output<typeof cancellationPreviewView> {
  return { band, paid, ...viewDue(owed), ...viewSharedDue(shared) };
}

function viewDue({ adviserNet, fee, vat, total, returned }: Due) {
  return { adviser_net: adviserNet, fee, vat, due: total, returned };
}

function reachOf(band: Band, { cancelFreeUntil, cancelLateAfter, startsAt }: Booking) {
  const [free, late] = [cancelFreeUntil.toString(), cancelLateAfter.toString()];
  return {
    free: { from: null, until: free },
    middle: { from: free, until: late },
    late: { from: late, until: startsAt.toString() },
  }[band];
}
