import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Button, Paper, Stack, Text } from '@mantine/core';

/** Where a page breaks, its reader is told so, and everything around it stays; another address is another chance. */
export function Mishaps({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary key={pathname}>{children}</Boundary>;
}

class Boundary extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Mishap /> : this.props.children;
  }
}

function Mishap() {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" role="alert">
      <Stack gap="xs" align="flex-start">
        <Text>{t('unexpected')}</Text>
        <Button variant="default" size="sm" onClick={() => location.reload()}>
          {t('retry')}
        </Button>
      </Stack>
    </Paper>
  );
}
