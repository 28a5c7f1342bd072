import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  /** Null where it was shown before. */
  readonly secret: string | null;
  readonly onKept: () => void;
}

/** What messages are signed with, shown once. */
export function Secret({ name, secret, onKept }: Props) {
  const { t } = useTranslation('webhooks');
  const copy = useMutation({ mutationFn: () => navigator.clipboard.writeText(secret ?? '') });
  return (
    <Alert color="marigold" variant="light" title={t('secret.title', { name })} role="status">
      <Stack gap="sm" align="flex-start">
        <Text>{secret === null ? t('secret.lost') : t('secret.once')}</Text>
        {secret !== null && <code className="secret">{secret}</code>}
        <Group>
          {secret !== null && 'clipboard' in navigator && (
            <Button
              variant="default"
              leftSection={copy.isSuccess ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
              onClick={() => copy.mutate()}
            >
              {t(copy.isSuccess ? 'secret.copied' : 'secret.copy')}
            </Button>
          )}
          <Button onClick={onKept}>{t('secret.kept')}</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
