import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../api/api.js';
import { type BusyPreview, connect, previewOf, useCalendarDeed } from '../../api/busy-calendars.js';
import { Refused } from '../../parts/refused.js';
import { useZone } from '../../parts/use-zone.js';
import { dayAndTime } from '../../parts/when.js';
import { useLocale } from '../../words/i18n.js';
import { Clashes } from './clashes.js';
import { Skipped } from './skipped.js';

/** First the address, which is looked at; then whether it is connected. */
export function ConnectCalendar({ expertId }: { readonly expertId: string }) {
  const { t } = useTranslation('busy');
  const [address, setAddress] = useState('');
  const look = useMutation({ mutationFn: (at: string) => previewOf(expertId, at) });
  const startAnew = () => {
    setAddress('');
    look.reset();
  };
  if (look.data)
    return (
      <Seen
        key={address}
        expertId={expertId}
        address={address}
        seen={look.data}
        onOver={startAnew}
        onBack={look.reset}
      />
    );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    look.mutate(address);
  };
  const fault = look.error instanceof Refusal ? look.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('connect.address')}
          description={t('connect.addressRead')}
          required
          maxLength={2000}
          maw="40rem"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          error={fault.address}
        />
        <WhereFound />
        <Refused error={look.error} atFields={['address']} />
        <Group>
          <Button type="submit" variant="default" loading={look.isPending}>
            {t('connect.look')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const programs = ['google', 'outlook', 'apple', 'nextcloud'] as const;

function WhereFound() {
  const { t } = useTranslation('busy');
  return (
    <details className="where-found">
      <summary>{t('connect.where')}</summary>
      <dl>
        {programs.map((program) => (
          <div key={program}>
            <dt>{t(`connect.programs.${program}.name`)}</dt>
            <dd>{t(`connect.programs.${program}.how`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Whatever is tried there later fails as well. */
const hopeless: readonly BusyPreview['failure'][] = ['bad-address', 'refused-address', 'own-address'];

interface SeenProps {
  readonly expertId: string;
  readonly address: string;
  readonly seen: BusyPreview;
  readonly onOver: () => void;
  readonly onBack: () => void;
}

function Seen({ expertId, address, seen, onOver, onBack }: SeenProps) {
  const { t } = useTranslation('busy');
  const { failure, host } = seen;
  const [name, setName] = useState(seen.name.slice(0, 80));
  const [titles, setTitles] = useState(false);
  const connecting = useCalendarDeed(expertId, async () => {
    const connected = await connect(expertId, { address, titles, ...(name.trim() && { name: name.trim() }) });
    onOver();
    return connected;
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    connecting.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Alert
          color={failure ? 'marigold' : 'teal'}
          variant="light"
          title={t(failure ? 'seen.not' : 'seen.well', { host })}
          role="status"
        >
          <Stack gap="xs">
            <Text>{failure ? t(`failures.${failure}`) : t('busy', { count: seen.busy_times })}</Text>
            <Next times={seen.next_busy} />
            <Skipped skipped={seen.skipped} />
            <Clashes clashes={seen.clashes} />
          </Stack>
        </Alert>
        <TextInput
          label={t('connect.name')}
          maxLength={80}
          maw="24rem"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Checkbox
          label={t('titles.keep')}
          description={t('titles.who')}
          checked={titles}
          onChange={({ currentTarget }) => setTitles(currentTarget.checked)}
        />
        <Refused error={connecting.error} />
        <Group>
          {!(failure && hopeless.includes(failure)) && (
            <Button type="submit" loading={connecting.isPending}>
              {t(failure ? 'connect.anyway' : 'connect.do')}
            </Button>
          )}
          <Button variant="default" onClick={onBack}>
            {t('cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** By which its owner knows it again. */
function Next({ times }: { readonly times: BusyPreview['next_busy'] }) {
  const { t } = useTranslation('busy');
  const locale = useLocale();
  const [zone] = useZone();
  if (times.length === 0) return null;
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  return (
    <Text size="sm">
      {t('seen.next', { when: list.format(times.slice(0, 3).map(({ start }) => dayAndTime(zone, start, locale))) })}
    </Text>
  );
}
