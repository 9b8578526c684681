import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['client.ts'],
  generates: {
    './made/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { documentMode: 'string', useTypeImports: true, scalars: { Date: 'string' }, enumsAsTypes: true },
    },
  },
};

export default config;
