import { Anchor, Button, Stack, Text, Textarea } from '@mantine/core';
import { type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { fileComplaintRequest } from '../../src/accounts/complaints/complaint.request.js';
import type { complaintView } from '../../src/accounts/complaints/complaint.view.js';
import { api, Refusal } from '../api/api.js';
import { useMe } from '../api/me.js';
import { returnAfterSignIn } from '../api/return-after-sign-in.js';
import { useDeed } from '../api/use-deed.js';
import { Refused } from './refused.js';
import { useDraft } from './use-draft.js';

type Told = z.input<typeof fileComplaintRequest>;

/** What is wrong, told to stewards, who answer within the time that the law gives. */
export function TellUs({ about }: { readonly about: Told['about'] }) {
  const { t } = useTranslation('tell');
  const me = useMe();
  const [text, write, forget] = useDraft(`tell-${about}`, '');
  const tell = useDeed(
    (told: Told, key) => api.post<z.output<typeof complaintView>>('/complaints', told, key),
    () => {
      forget();
      write('');
    },
  );
  if (!me)
    return (
      <Text>
        <Anchor component={Link} to="/enter" underline="always" onClick={returnAfterSignIn}>
          {t('signIn')}
        </Anchor>
      </Text>
    );
  const fault = tell.error instanceof Refusal ? tell.error.faults() : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    tell.mutate({ about, text: text.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="40rem" align="flex-start">
        <Textarea
          label={t('text')}
          description={t('hint')}
          required
          minLength={10}
          maxLength={4000}
          rows={5}
          w="100%"
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          error={fault.text}
        />
        <Refused error={tell.error} atFields={['text']} />
        <Button type="submit" loading={tell.isPending}>
          {t('send')}
        </Button>
        <Text role="status">{tell.data && t('sent', { reference: tell.data.reference })}</Text>
      </Stack>
    </form>
  );
}
