import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTitle } from '../parts/use-title.js';

export default function NotFound() {
  const { t } = useTranslation('astray');
  useTitle(t('notFound.title'));
  return (
    <Stack align="flex-start">
      <Title>{t('notFound.title')}</Title>
      <Text>{t('notFound.body')}</Text>
      <Button component={Link} to="/">
        {t('notFound.home')}
      </Button>
    </Stack>
  );
}
