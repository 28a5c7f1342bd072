import { Alert, Anchor, Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Orphans as Sessions } from '../../api/diary.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { useBilingual } from '../../words/use-bilingual.js';
import type { DiaryChanging } from './use-diary-change.js';

/** What a change waits for: whether the sessions that it puts outside open time are kept or called off. */
export function Orphans({ changing }: { readonly changing: DiaryChanging }) {
  const { pending, error } = changing;
  if (!pending) return <Refused error={error} atFields={['weekly', 'date', 'start', 'end']} />;
  return <Waiting key={JSON.stringify(pending.change)} changing={changing} orphans={pending.orphans} />;
}

function Waiting({ changing, orphans }: { readonly changing: DiaryChanging; readonly orphans: Sessions }) {
  const { t } = useTranslation('hours');
  const [fate, setFate] = useState<'keep' | 'cancel'>('keep');
  const [note, setNote] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    changing.settle({ orphans: fate, ...(fate === 'cancel' && note.trim() && { note: note.trim() }) });
  };
  const count = orphans.items.length + orphans.group_sessions.length;
  return (
    <Alert color="marigold" variant="light" title={t('orphans.title', { count })} ref={box} tabIndex={-1}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Listed orphans={orphans} />
          <Radio.Group label={t('orphans.what')} value={fate} onChange={setFate}>
            <Stack gap={6} mt={6}>
              <Radio value="keep" label={t('orphans.keep')} />
              <Radio value="cancel" label={t('orphans.cancel')} />
            </Stack>
          </Radio.Group>
          {fate === 'cancel' && (
            <Textarea
              label={t('orphans.note')}
              maxLength={1000}
              autosize
              minRows={2}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <Refused error={changing.error} />
          <Group gap="sm">
            <Button type="submit" loading={changing.isPending} color={fate === 'cancel' ? 'brick.6' : 'teal'}>
              {t(fate === 'keep' ? 'orphans.saveKeep' : 'orphans.saveCancel', { count })}
            </Button>
            <Button variant="default" onClick={changing.leave}>
              {t('cancel', { ns: 'common' })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Alert>
  );
}

function Listed({ orphans: { items, group_sessions: groups } }: { readonly orphans: Sessions }) {
  const say = useBilingual();
  const locale = useLocale();
  const [zone] = useZone();
  return (
    <Stack component="ul" gap={2} m={0} pl="md">
      {items.map(({ id, start, organisation, title }) => (
        <li key={id}>
          {dayAndTime(zone, start, locale)},{' '}
          <Anchor component={Link} to={`/advising/sessions/${id}`} inherit underline="always">
            {organisation.name}
          </Anchor>
          : {say(title)}
        </li>
      ))}
      {groups.map(({ id, start, title }) => (
        <li key={id}>
          <Text span inherit>
            {dayAndTime(zone, start, locale)}: {say(title)}
          </Text>
        </li>
      ))}
    </Stack>
  );
}
