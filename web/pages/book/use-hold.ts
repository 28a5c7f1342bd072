import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { api, newKey, Refusal } from '../../api/api.js';
import { booking, type Booking, slotsNear } from '../../api/bookings.js';
import type { Slot } from '../../api/experts.js';
import { foundOrganisation } from '../../api/organisations.js';
import { useDeed } from '../../api/use-deed.js';
import type { Choice } from './choice.js';
import type { Typed } from './details.js';
import { type ForWhom, isFound } from './which-organisation.js';

interface Given {
  readonly slot: Slot;
  readonly typed: Typed;
  readonly forWhom: ForWhom;
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
    return id;
  };
  const hold = useDeed(
    async ({ slot, typed, forWhom }: Given, key) => {
      const { mode, phone, needs } = typed;
      const held = await api.post<Booking>(
        '/bookings',
        {
          ...{ token: slot.token, organisation_id: await organisationOf(forWhom), mode, needs },
          ...(mode === 'phone' && phone.trim() && { phone: phone.trim() }),
        },
        key,
      );
      if (held.price.minor > 0) return held;
      return api.post<Booking>(`/bookings/${held.id}/confirmation`, {}, newKey());
    },
    async (held) => {
      onHeld();
      queries.setQueryData(booking(held.id).queryKey, held);
      void queries.invalidateQueries({ queryKey: ['slots'] });
      void queries.invalidateQueries({ queryKey: ['bookings'] });
      await navigate(`/book/${held.id}`, { replace: true });
    },
  );
  const { code, problem } = hold.error instanceof Refusal ? hold.error : {};
  const renew = () => void queries.invalidateQueries(slotsNear(choice.expertId, choice.offerId, choice.start));
  return {
    ...hold,
    alternatives: code === 'slot-taken' ? (problem?.['alternatives'] as Slot[] | undefined) : undefined,
    /** Tokens age while somebody types; a new one is had by looking again. */
    mutate: (given: Given) => hold.mutate(given, { onError: (error) => isOldToken(error) && renew() }),
  };
}

function isOldToken(error: Error): boolean {
  return error instanceof Refusal && error.code === 'slot-token-expired';
}
