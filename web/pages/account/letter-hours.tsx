import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterPreferences } from '../../api/account.js';

type Hours = Pick<LetterPreferences, 'quiet_hours' | 'digest_at'>;

const night = { from: '21:00', to: '07:00' };

/** When letters come: not in quiet hours, and that of a day at its time. */
export function LetterHours({ hours, keep }: { readonly hours: Hours; readonly keep: (hours: Hours) => void }) {
  const { t } = useTranslation('me');
  const [quiet, setQuiet] = useState(hours.quiet_hours);
  const [digestAt, setDigestAt] = useState(hours.digest_at);
  const isWhole = quiet !== null && quiet.from === quiet.to;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) keep({ quiet_hours: quiet, digest_at: digestAt });
      }}
    >
      <Checkbox
        label={t('letters.quiet.title')}
        description={t('letters.quiet.mean')}
        checked={quiet !== null}
        onChange={({ currentTarget }) => setQuiet(currentTarget.checked ? night : null)}
      />
      <Group align="flex-start" my="sm">
        {quiet && (
          <>
            <TextInput
              type="time"
              required
              label={t('letters.quiet.from')}
              value={quiet.from}
              onChange={({ currentTarget }) => setQuiet({ ...quiet, from: currentTarget.value })}
            />
            <TextInput
              type="time"
              required
              label={t('letters.quiet.to')}
              value={quiet.to}
              error={isWhole && t('letters.quiet.whole')}
              onChange={({ currentTarget }) => setQuiet({ ...quiet, to: currentTarget.value })}
            />
          </>
        )}
        <TextInput
          type="time"
          required
          label={t('letters.digestAt')}
          value={digestAt}
          onChange={({ currentTarget }) => setDigestAt(currentTarget.value)}
        />
      </Group>
      <Button type="submit" variant="default">
        {t('letters.keep')}
      </Button>
    </form>
  );
}
