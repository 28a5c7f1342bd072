import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { api, newKey, Refusal } from '../../api/api.js';
import { booking, type Booking, type Hold, slotsNear } from '../../api/bookings.js';
import type { Slot } from '../../api/experts.js';
import { me } from '../../api/me.js';
import { foundOrganisation } from '../../api/organisations.js';
import { holdSeries } from '../../api/series.js';
import { useDeed } from '../../api/use-deed.js';
import type { Choice } from './choice.js';
import type { Typed } from './details.js';
import type { Conflict, Planned } from './series-plan.js';
import { type ForWhom, isFound } from './which-organisation.js';

interface Given {
  readonly slot: Slot;
  readonly typed: Typed;
  readonly forWhom: ForWhom;
  /** Of a series: what is to be held of it. */
  readonly series?: Planned | undefined;
}

/** Holds the time, for an organisation that is founded first where need be; what is free is booked with the same press. */
export function useHold(choice: Choice, onHeld: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const founded = useRef<{ readonly name: string; readonly id: string; readonly key: string }>(undefined);
  const organisationOf = async (forWhom: ForWhom) => {
    if (!isFound(forWhom)) return forWhom;
    if (founded.current?.name !== forWhom.name) founded.current = { name: forWhom.name, id: '', key: newKey() };
    const { key } = founded.current;
    const { id } = founded.current.id ? founded.current : await foundOrganisation(forWhom, key);
    founded.current = { name: forWhom.name, id, key };
    void queries.invalidateQueries({ queryKey: ['organisations', 'mine'] });
    void queries.invalidateQueries(me); // who is its admin now
    return id;
  };
  const found = useDeed((forWhom: ForWhom) => organisationOf(forWhom));
  const hold = useDeed(
    async ({ slot, typed, forWhom, series }: Given, key) => {
      const { mode, phone, needs } = typed;
      const wish: Hold = {
        ...{ token: slot.token, organisation_id: await organisationOf(forWhom), mode, needs },
        ...(mode === 'phone' && phone.trim() && { phone: phone.trim() }),
      };
      return series ? holdSeries({ ...wish, ...series }, key) : [await holdOne(wish, key)];
    },
    async (held) => {
      onHeld();
      for (const each of held) queries.setQueryData(booking(each.id).queryKey, each);
      void queries.invalidateQueries({ queryKey: ['slots'] });
      void queries.invalidateQueries({ queryKey: ['bookings'] });
      await navigate(`/book/${held[0]?.id}`, { replace: true });
    },
  );
  const { code, problem } = hold.error instanceof Refusal ? hold.error : {};
  const renew = () => void queries.invalidateQueries(slotsNear(choice.expertId, choice.offerId, choice.start));
  const lookAgain = () => void queries.invalidateQueries({ queryKey: ['slots', 'series'] });
  return {
    ...hold,
    /** Founds the organisation without holding anything yet, for what only its bookers may ask. */
    found,
    /** What could not be of a series, so that nothing was held. */
    conflicts: code === 'series-conflict' ? (problem?.['conflicts'] as Conflict[] | undefined) : undefined,
    alternatives: code === 'slot-taken' ? (problem?.['alternatives'] as Slot[] | undefined) : undefined,
    /** Tokens age while somebody types, and offers change; a new one is had by looking again. */
    mutate: (given: Given) =>
      hold.mutate(given, {
        onError: (error) => {
          if (isRefused(error, 'slot-token-expired') || isRefused(error, 'offer-changed')) renew();
          if (isRefused(error, 'series-conflict')) lookAgain();
        },
      }),
  };
}

/** What is free is booked with the same press. */
async function holdOne(wish: Hold, key: string): Promise<Booking> {
  const held = await api.post<Booking>('/bookings', wish, key);
  return held.price.minor > 0 ? held : api.post<Booking>(`/bookings/${held.id}/confirmation`, {}, newKey());
}

function isRefused(error: Error, code: string): boolean {
  return error instanceof Refusal && error.code === code;
}
