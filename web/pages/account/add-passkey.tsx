import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passkeys } from '../../api/account.js';
import { Refusal } from '../../api/api.js';
import { signInAnew } from '../../api/me.js';
import { addPasskey, hasPasskeys, isCalledOff } from '../../api/passkey.js';
import { Refused } from '../../parts/refused.js';

/** One that this device keeps, or that it may ask another for. */
export function AddPasskey() {
  const { t } = useTranslation('me');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () => addPasskey(name.trim()),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: passkeys.queryKey });
    },
  });
  if (!hasPasskeys()) return <Text>{t('passkeys.cannot')}</Text>;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Group align="flex-end">
          <TextInput
            label={t('passkeys.name')}
            description={t('passkeys.nameHint')}
            maxLength={80}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            leftSection={<IconFingerprint size={20} aria-hidden />}
            loading={add.isPending}
          >
            {t('passkeys.add')}
          </Button>
        </Group>
        <Text role="status">
          {add.isSuccess && t('passkeys.done')}
          {isCalledOff(add.error) && t('passkeys.calledOff')}
          {isKnown(add.error) && t('passkeys.known')}
        </Text>
        {!isCalledOff(add.error) && !isKnown(add.error) && <Refused error={add.error} />}
        {add.error instanceof Refusal && add.error.status === 403 && (
          <Button variant="default" onClick={() => void signInAnew()} style={{ alignSelf: 'flex-start' }}>
            {t('passkeys.again')}
          </Button>
        )}
      </Stack>
    </form>
  );
}

/** The device has one for this account already. */
function isKnown(error: Error | null): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
