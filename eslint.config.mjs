import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'dist.new/', 'dist.old/', 'node_modules/', 'coverage/', '.data/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // fires on the options of NestFactory.create
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // there are no enums (below), and looking for them took a third of the time
      '@typescript-eslint/no-unnecessary-type-parameters': 'off', // newId<UserId>() is told its type, and can take it from nowhere
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Read settings from Config: process.env is read once, in src/platform/config.ts.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Ask Clock for the time.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Ask Clock for the time.',
        },
        {
          selector: "CallExpression[callee.property.name='instant'][callee.object.property.name='Now']",
          message: 'Ask Clock for the time.',
        },
      ],
    },
  },
  {
    files: [
      'src/platform/config.ts',
      'src/platform/clock.ts',
      'web/api/now.ts',
      'sandbox/sandbox.ts',
      'test/**',
      'bench/**',
      'tour/**',
      '**/*.mjs',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // What comes over HTTP or out of a row is `any` there, and what is expected of it says what it must be.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
