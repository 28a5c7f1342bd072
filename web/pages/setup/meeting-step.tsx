import { Radio, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, Refusal } from '../../api/api.js';
import { type MeetingSettings, meetingSettings, type MeetingSettingsWritten } from '../../api/setup.js';
import { Refused } from '../../parts/refused.js';
import { Waiting } from '../../parts/waiting.js';
import { SaveRow } from './save-row.js';

/** How they meet people, which only those who have a session are told. */
export function MeetingStep({ expertId }: { readonly expertId: string }) {
  const { data, error, refetch } = useQuery(meetingSettings(expertId));
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  return data ? <Form expertId={expertId} settings={data} /> : <Waiting />;
}

const placeFields = ['address', 'directions', 'access'] as const;

function Form({ expertId, settings }: { readonly expertId: string; readonly settings: MeetingSettings }) {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const [video, setVideo] = useState(settings.video.how);
  const [url, setUrl] = useState(settings.video.url ?? '');
  const [phone, setPhone] = useState(settings.phone.how);
  const [number, setNumber] = useState(settings.phone.number ?? '');
  const [place, setPlace] = useState(settings.in_person ?? { address: '', directions: '', access: '' });
  const save = useMutation({
    mutationFn: (written: MeetingSettingsWritten) => api.put<MeetingSettings>(`/experts/${expertId}/meeting`, written),
    onSuccess: (saved) => queries.setQueryData(meetingSettings(expertId).queryKey, saved),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate({
      video: video === 'link' ? { how: video, url } : { how: 'generated' },
      phone: phone === 'client-calls' ? { how: phone, number } : { how: 'adviser-calls' },
      in_person: place.address.trim() ? place : null,
    });
  };
  const fault = save.error instanceof Refusal ? save.error.faults() : {};
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Radio.Group label={t('meeting.video')} value={video} onChange={setVideo}>
          <Stack gap={6} mt={6}>
            <Radio value="generated" label={t('meeting.generated')} />
            <Radio value="link" label={t('meeting.link')} />
          </Stack>
        </Radio.Group>
        {video === 'link' && (
          <TextInput
            label={t('meeting.url')}
            type="url"
            placeholder="https://"
            required
            value={url}
            onChange={(event) => setUrl(event.currentTarget.value)}
            error={fault['video/url']}
          />
        )}
        <Radio.Group label={t('meeting.phone')} value={phone} onChange={setPhone}>
          <Stack gap={6} mt={6}>
            <Radio value="adviser-calls" label={t('meeting.iCall')} />
            <Radio value="client-calls" label={t('meeting.theyCall')} />
          </Stack>
        </Radio.Group>
        {phone === 'client-calls' && (
          <TextInput
            label={t('meeting.number')}
            type="tel"
            placeholder="+44 29 2018 0000"
            required
            maw="20rem"
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={fault['phone/number']}
          />
        )}
        <Stack gap="sm">
          <Title order={3}>{t('meeting.place')}</Title>
          {placeFields.map((name) => (
            <Textarea
              key={name}
              label={t(`meeting.${name}`)}
              maxLength={name === 'address' ? 500 : 1000}
              autosize
              minRows={2}
              value={place[name]}
              onChange={(event) => setPlace({ ...place, [name]: event.currentTarget.value })}
              error={fault[`in_person/${name}`]}
            />
          ))}
        </Stack>
        <Refused
          error={save.error}
          atFields={['video/url', 'phone/number', ...placeFields.map((name) => `in_person/${name}`)]}
        />
        <SaveRow isPending={save.isPending} isSaved={save.isSuccess} />
      </Stack>
    </form>
  );
}
