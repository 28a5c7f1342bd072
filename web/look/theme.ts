import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

// prettier-ignore
const teal: MantineColorsTuple = ['#E7F3F1', '#CBE4E0', '#A3CFC9', '#76B7AF', '#4A9D94', '#287F77', '#0E5E58', '#0B514C', '#08433F', '#053431'];
// prettier-ignore
const leaf: MantineColorsTuple = ['#EDF5EC', '#D6E8D4', '#B4D3B0', '#8FBC8A', '#6DA567', '#468041', '#3F7D3A', '#346A30', '#295626', '#1E411B'];
// prettier-ignore
const marigold: MantineColorsTuple = ['#FFF4E0', '#FDE5BD', '#F9CE85', '#F2B44C', '#E59A1E', '#CE8207', '#B86E00', '#955900', '#724400', '#503000'];
// prettier-ignore
const brick: MantineColorsTuple = ['#FBECEA', '#F5D3CF', '#EAABA4', '#DC8077', '#CB5A4F', '#B8463A', '#A4372B', '#882C22', '#6B211A', '#4E1712'];

/** The look of everything: paper, ink, and four colours that mean something, never alone. */
export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 6, dark: 5 },
  colors: { teal, leaf, marigold, brick },
  black: '#1D2B2A',
  white: '#FFFFFF',
  fontFamily: "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', system-ui, sans-serif",
  headings: {
    fontFamily: "'Fraunces Variable', Fraunces, Georgia, serif",
    fontWeight: '600',
    sizes: { h1: { fontSize: '2.25rem', lineHeight: '1.15' }, h2: { fontSize: '1.5rem', lineHeight: '1.25' } },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { md: '1.55' },
  defaultRadius: 10,
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '40px' },
  respectReducedMotion: true,
  autoContrast: true,
  components: { Badge: { defaultProps: { tt: 'none', size: 'lg', fw: 600 } } },
  luminanceThreshold: 0.25,
});

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#FBF8F2',
    '--mantine-color-text': '#1D2B2A',
    '--mantine-color-dimmed': '#4C5B59',
    '--mantine-color-default-border': '#D9D3C5',
    '--mantine-color-anchor': '#0E5E58',
    '--mantine-color-error': '#A4372B',
    '--barefoot-raised': '#FFFFFF',
    '--barefoot-free': '#346A30',
    '--barefoot-attention': '#8A5200',
    '--barefoot-harm': '#A4372B',
  },
  dark: {
    '--mantine-color-body': '#14201F',
    '--mantine-color-text': '#EDF2EF',
    '--mantine-color-dimmed': '#AEBDB9',
    '--mantine-color-default-border': '#3A4E4B',
    '--mantine-color-anchor': '#76B7AF',
    '--mantine-color-error': '#EAABA4',
    '--barefoot-raised': '#1C2B29',
    '--barefoot-free': '#8FBC8A',
    '--barefoot-attention': '#F2B44C',
    '--barefoot-harm': '#EAABA4',
  },
});
