import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Slot } from '../../api/experts.js';
import { type SeriesPreview, seriesPreview, type SeriesWish } from '../../api/series.js';
import type { Typed } from './details.js';

export type Conflict = SeriesPreview['conflicts'][number];

/** One time of a series: as the rhythm has it, or what is against that, and what becomes of it. */
export interface PlannedTime {
  readonly start: string;
  readonly conflict?: Conflict;
  /** What would be held; none where it is left out. */
  readonly slot: Slot | undefined;
}

/** What the service is asked to hold, as far as it is decided. */
export type Planned = Pick<SeriesWish, 'count' | 'every_weeks' | 'on_conflict' | 'instead'>;

interface Given {
  readonly slot: Slot;
  readonly typed: Typed;
  /** Undefined while it is not founded: then nothing is asked. */
  readonly organisationId: string | undefined;
}

/** The times of a series as they could be held now, and what was chosen for those that could not. */
export function useSeriesPlan({ slot, typed: { rhythm, mode }, organisationId }: Given) {
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const rest = { count: rhythm?.times ?? 2, every_weeks: rhythm?.everyWeeks ?? 1, on_conflict: 'refuse' as const };
  const preview = useQuery({
    ...seriesPreview({ token: slot.token, organisation_id: organisationId ?? '', mode, ...rest }),
    enabled: rhythm !== undefined && organisationId !== undefined,
    placeholderData: keepPreviousData,
  });
  const times = rhythm && preview.data ? timesOf(preview.data, chosen) : undefined;
  return {
    times,
    error: preview.error,
    isFetching: preview.isFetching,
    /** From the first time on, whose token may have aged or whose price may have changed. */
    look: () => void queries.invalidateQueries({ queryKey: ['slots'] }),
    /** Another time for one that cannot be; an empty one leaves it out. */
    choose: (start: string, other: string) => setChosen((old) => ({ ...old, [start]: other })),
    planned: times && plannedOf(times, rest),
  };
}

export type SeriesPlan = ReturnType<typeof useSeriesPlan>;

function timesOf({ made, conflicts }: SeriesPreview, chosen: Readonly<Record<string, string>>): PlannedTime[] {
  const others = conflicts.map((conflict) => ({
    start: conflict.start,
    conflict,
    slot: conflict.alternatives.find(({ start }) => start === chosen[conflict.start]),
  }));
  return [...made.map((slot) => ({ start: slot.start, slot })), ...others].toSorted(
    (a, b) => Date.parse(a.start) - Date.parse(b.start),
  );
}

function plannedOf(times: readonly PlannedTime[], rest: Omit<Planned, 'instead'>): Planned {
  const instead = times
    .filter(({ conflict }) => conflict)
    .map(({ start, slot }) => ({ start, token: slot?.token ?? null }));
  return { ...rest, instead };
}
