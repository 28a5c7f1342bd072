import { Alert, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { calendarLinks, type CalendarLinkWanted, type NewCalendarLink, toSubscribe } from '../../api/calendars.js';
import { useDeed } from '../../api/use-deed.js';
import { useMyExpert } from '../../api/work.js';
import { Refused } from '../../parts/refused.js';

const kinds = ['sessions', 'free-busy'] as const;
const nothing = { name: '', kind: 'sessions' as (typeof kinds)[number] };

/** The address itself is shown here, once. Only an adviser has busy time to show, and is asked what a link shows. */
export function MakeLink() {
  const { t } = useTranslation('calendars');
  const queries = useQueryClient();
  const { data: expert } = useMyExpert();
  const [typed, setTyped] = useState(nothing);
  const make = useDeed(
    (wanted: CalendarLinkWanted, key) => api.post<NewCalendarLink>('/me/calendar-links', wanted, key),
    () => {
      setTyped(nothing);
      return queries.invalidateQueries({ queryKey: calendarLinks.queryKey });
    },
  );
  if (make.data) return <Made made={make.data} onDone={() => make.reset()} />;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make.mutate({ kind: typed.kind, name: typed.name.trim() });
  };
  const fault = make.error instanceof Refusal ? make.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {expert && <Kind kind={typed.kind} onChoose={(kind) => setTyped({ ...typed, kind })} />}
        <TextInput
          label={t('make.name')}
          description={t('make.nameHint')}
          required
          maxLength={80}
          maw="24rem"
          value={typed.name}
          onChange={({ currentTarget }) => setTyped({ ...typed, name: currentTarget.value })}
          error={fault.name}
        />
        <Refused error={make.error} atFields={['name']} />
        <Group>
          <Button type="submit" loading={make.isPending}>
            {t('make.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface KindProps {
  readonly kind: (typeof kinds)[number];
  readonly onChoose: (kind: (typeof kinds)[number]) => void;
}

function Kind({ kind, onChoose }: KindProps) {
  const { t } = useTranslation('calendars');
  return (
    <Radio.Group
      label={t('make.kind')}
      value={kind}
      onChange={(chosen) => onChoose(kinds.find((one) => one === chosen) ?? 'sessions')}
    >
      <Stack gap="xs" mt={6}>
        {kinds.map((one) => (
          <Radio key={one} value={one} label={t(`kinds.${one}`)} description={t(`make.mean.${one}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function Made({ made: { name, address }, onDone }: { readonly made: NewCalendarLink; readonly onDone: () => void }) {
  const { t } = useTranslation('calendars');
  const copy = useMutation({ mutationFn: () => navigator.clipboard.writeText(address ?? '') });
  return (
    <Alert color="marigold" variant="light" title={t('made.title', { name })} role="status">
      <Stack gap="sm" align="flex-start">
        <Text>{address === null ? t('made.lost') : t('made.once')}</Text>
        {address !== null && <code className="secret">{address}</code>}
        <Group>
          {address !== null && (
            <Button component="a" href={toSubscribe(address)}>
              {t('made.open')}
            </Button>
          )}
          {address !== null && 'clipboard' in navigator && (
            <Button
              variant="default"
              leftSection={copy.isSuccess ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={() => copy.mutate()}
            >
              {t(copy.isSuccess ? 'made.copied' : 'made.copy')}
            </Button>
          )}
          <Button variant="default" onClick={onDone}>
            {t('made.done')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
