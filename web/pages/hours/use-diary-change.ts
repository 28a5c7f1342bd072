import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  applyChange,
  type Diary,
  type DiaryChange,
  type Orphans,
  type OrphanTerms,
  previewOf,
  showDiary,
} from '../../api/diary.js';
import { useDeed } from '../../api/use-deed.js';

interface Asked {
  readonly change: DiaryChange;
  readonly terms?: OrphanTerms;
}

type Outcome =
  { readonly change: DiaryChange; readonly orphans: Orphans } | { readonly change: DiaryChange; readonly diary: Diary };

export interface DiaryChanging {
  /** Makes a change, unless it would leave sessions outside open time: then it waits for what becomes of them. */
  readonly propose: (change: DiaryChange) => void;
  /** What waits, and which sessions it concerns. */
  readonly pending: { readonly change: DiaryChange; readonly orphans: Orphans } | undefined;
  readonly settle: (terms: OrphanTerms) => void;
  readonly leave: () => void;
  readonly isPending: boolean;
  readonly isDone: boolean;
  readonly error: Error | null;
}

/** A change of a diary, looked at before it is made. */
export function useDiaryChange(expertId: string, onDone?: (change: DiaryChange, diary: Diary) => void): DiaryChanging {
  const queries = useQueryClient();
  const [pending, setPending] = useState<DiaryChanging['pending']>();
  const deed = useDeed(
    async ({ change, terms }: Asked, key): Promise<Outcome> => {
      if (!terms) {
        const orphans = await previewOf(expertId, change);
        if (orphans.items.length + orphans.group_sessions.length > 0) return { change, orphans };
      }
      return { change, diary: await applyChange(expertId, change, terms ?? {}, key) };
    },
    async (outcome) => {
      if ('orphans' in outcome) {
        setPending(outcome);
        return;
      }
      setPending(undefined);
      await showDiary(queries, outcome.diary);
      onDone?.(outcome.change, outcome.diary);
    },
  );
  return {
    propose: (change) => deed.mutate({ change }),
    pending,
    settle: (terms) => pending && deed.mutate({ change: pending.change, terms }),
    leave: () => {
      setPending(undefined);
      deed.reset();
    },
    isPending: deed.isPending,
    isDone: deed.isSuccess && !pending,
    error: deed.error,
  };
}
