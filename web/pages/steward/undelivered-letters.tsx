import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.js';
import { type LettersSentAgain, type UndeliveredLetter, undeliveredLetters } from '../../api/mail.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Failure } from './failure.js';
import { More } from './more.js';
import { Part } from './part.js';
import { Sure } from './sure.js';
import { useStewardDeed } from './use-steward-deed.js';

/** Letters that were given up or came back: one of them, or all of a kind, goes out again once the reason is mended. */
export function UndeliveredLetters() {
  const { t } = useTranslation('mail');
  const list = useInfiniteQuery(undeliveredLetters);
  const all = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [sent, setSent] = useState(0);
  return (
    <Part title={t('letters.undelivered')} lead={t('letters.undeliveredLead')} of={list}>
      <Text role="status">{sent > 0 ? t('letters.sent', { count: sent }) : ''}</Text>
      {all.length === 0 && <Text>{t('letters.none')}</Text>}
      <Stack component="ul" className="plain" gap="md">
        {all.map((one) => (
          <li key={one.id} className="item">
            <One letter={one} onSent={setSent} />
          </li>
        ))}
      </Stack>
      <More {...list} />
    </Part>
  );
}

interface Props {
  readonly letter: UndeliveredLetter;
  readonly onSent: (count: number) => void;
}

function One({ letter, onSent }: Props) {
  const { t } = useTranslation('mail');
  const locale = useLocale();
  const [zone] = useZone();
  const { kind, reader, failure, tries, written_at, ended_at, came_back, can_be_sent } = letter;
  const when = { written: dayAndTime(zone, written_at, locale), ended: dayAndTime(zone, ended_at, locale) };
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text fw={600}>{reader?.name ?? t('letters.nobody')}</Text>
        <Text className="code">{kind}</Text>
      </Group>
      <Text size="sm" c="dimmed">
        {came_back ? t('letters.cameBack', when) : t('letters.writtenTried', { count: tries, ...when })}
      </Text>
      <Text>
        <Failure code={failure} />
      </Text>
      {can_be_sent ? <Again letter={letter} onSent={onSent} /> : <Text size="sm">{t('letters.gone')}</Text>}
    </Stack>
  );
}

function Again({ letter: { id, kind, reader }, onSent }: Props) {
  const { t } = useTranslation('mail');
  const one = useStewardDeed(
    (_: undefined, key) => api.post<undefined>(`/undelivered-letters/${id}/redrive`, {}, key),
    () => onSent(1),
  );
  const all = useStewardDeed(
    (_: undefined, key) => api.post<LettersSentAgain>('/undelivered-letters/redrive', { kind }, key),
    ({ count }) => onSent(count),
  );
  const of = `${reader?.name ?? t('letters.nobody')}, ${kind}`;
  return (
    <Group gap="sm">
      <Sure
        label={t('letters.again')}
        sure={t('letters.againSure')}
        onSure={() => one.mutate(undefined)}
        isPending={one.isPending}
        error={one.error}
        isQuiet
        of={of}
      >
        <Text>{t('letters.means')}</Text>
      </Sure>
      <Sure
        label={t('letters.allAgain')}
        sure={t('letters.allAgainSure')}
        onSure={() => all.mutate(undefined)}
        isPending={all.isPending}
        error={all.error}
        isQuiet
        of={of}
      >
        <Text>{t('letters.means')}</Text>
      </Sure>
    </Group>
  );
}
