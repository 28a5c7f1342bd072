import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type Diary, type Limits, showDiary } from '../../api/diary.js';
import { wholeOf } from '../../parts/amounts.js';
import { Refused } from '../../parts/refused.js';

const names = ['sessions_a_day', 'minutes_a_day', 'sessions_a_week', 'minutes_a_week'] as const;
type Typed = Record<(typeof names)[number], string>;

/** The most that is taken on; an empty field is no limit. */
export function LimitsEditor({ diary }: { readonly diary: Diary }) {
  const { t } = useTranslation('hours');
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed>(
    () => Object.fromEntries(names.map((name) => [name, String(diary.limits[name] ?? '')])) as Typed,
  );
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const save = useMutation({
    mutationFn: (limits: Limits) => api.put<Diary>(`/experts/${diary.expert_id}/diary/limits`, limits),
    onSuccess: (changed) => showDiary(queries, changed),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const faulty = names.filter((name) => typed[name].trim() !== '' && wholeOf(typed[name]) === undefined);
    setWrong(faulty);
    const limits = Object.fromEntries(names.map((name) => [name, wholeOf(typed[name]) ?? null])) as unknown as Limits;
    if (faulty.length === 0) save.mutate(limits);
  };
  const fault = save.error instanceof Refusal ? save.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <div className="wide-fields">
          {names.map((name) => (
            <TextInput
              key={name}
              label={t(`limits.${name}`)}
              inputMode="numeric"
              placeholder={t('limits.none')}
              value={typed[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
              error={wrong.includes(name) ? t('limits.whole') : fault[name]}
            />
          ))}
        </div>
        <Refused error={save.error} atFields={names} />
        <Group gap="sm">
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('limits.save')}
          </Button>
          <Text role="status">{save.isSuccess ? t('saved', { ns: 'common' }) : ''}</Text>
        </Group>
      </Stack>
    </form>
  );
}
