import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Settler, settlers } from '../../api/steward.js';
import { Refused } from '../../parts/refused.js';
import { useSettled } from '../../parts/use-settled.js';

interface Props {
  readonly choose: string;
  readonly taken: readonly string[];
  readonly isPending: boolean;
  readonly onChosen: (one: Settler) => void;
}

/** A member by a part of their name. */
export function FindSettler({ choose, taken, isPending, onChosen }: Props) {
  const { t } = useTranslation('disputes');
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim());
  const isEnough = settled.length >= 2;
  const { data, error } = useQuery({ ...settlers(settled), enabled: isEnough });
  const found = (data?.items ?? []).filter(({ user_id }) => !taken.includes(user_id));
  return (
    <Stack gap="sm">
      <TextInput
        type="search"
        label={t('name.find')}
        maw="24rem"
        maxLength={80}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Refused error={error} />
      <Text role="status" size="sm">
        {isEnough && data ? t('name.found', { count: found.length }) : ''}
      </Text>
      <ul className="plain found">
        {isEnough &&
          found.map((one) => (
            <Group component="li" key={one.user_id} justify="space-between" gap="sm">
              <Text>
                {one.name} ({one.organisations.join(', ')})
              </Text>
              <Button
                size="compact-md"
                loading={isPending}
                onClick={() => onChosen(one)}
                aria-label={`${choose}: ${one.name}`}
              >
                {choose}
              </Button>
            </Group>
          ))}
      </ul>
    </Stack>
  );
}
