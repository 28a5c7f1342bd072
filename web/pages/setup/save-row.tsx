import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly isPending: boolean;
  readonly isSaved: boolean;
}

export function SaveRow({ isPending, isSaved }: Props) {
  const { t } = useTranslation();
  return (
    <Group gap="sm">
      <Button type="submit" loading={isPending}>
        {t('save')}
      </Button>
      <Text role="status">{isSaved ? t('saved') : ''}</Text>
    </Group>
  );
}
