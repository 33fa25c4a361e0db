// Who may import whom: the house plan, checked. A key is a folder, its list the folders that it may import from
// (besides itself and packages of its own package.json). What is not listed is forbidden.

const PACKAGES = {
  'packages/contract': [],
  'packages/query': ['packages/contract'],
  'packages/core': ['packages/contract', 'packages/query'],
  'packages/indexer': ['packages/contract', 'packages/query', 'packages/core'],
  'packages/store-sqlite': ['packages/contract', 'packages/query', 'packages/core', 'packages/indexer'],
  'packages/testkit': ['packages/contract', 'packages/core'],
  'apps/server': ['packages/contract', 'packages/query', 'packages/core', 'packages/store-sqlite'],
  'apps/cli': [
    'packages/contract',
    'packages/query',
    'packages/core',
    'packages/store-sqlite',
    'packages/testkit',
    'apps/server',
  ],
  'apps/web': ['packages/contract', 'packages/query'],
  e2e: ['packages/contract', 'packages/testkit'],
}

const CORE = {
  bundle: [],
  parse: ['bundle'],
  store: ['parse', 'snapshot'], // the naive model that checks the stores reads logs by itself
  snapshot: ['bundle'],
  knowledge: [],
  facts: ['parse', 'snapshot', 'knowledge', 'store'],
  // asks the store, and completes the analysis with the model; its test harness reads bundles by itself
  rules: ['facts', 'knowledge', 'topology', 'store', 'snapshot', 'parse', 'bundle'],
  topology: ['facts', 'knowledge'],
  report: ['facts', 'knowledge', 'rules', 'topology', 'store', 'snapshot'],
  ingest: ['bundle', 'parse', 'snapshot', 'facts', 'rules', 'topology', 'store'],
}

const WEB = {
  i18n: ['lib'],
  lib: ['i18n'],
  ui: ['lib', 'i18n'],
  api: ['lib'],
  investigation: ['api', 'lib'],
  explain: ['ui', 'api', 'investigation', 'lib', 'i18n'],
  features: ['explain', 'ui', 'api', 'investigation', 'lib', 'i18n'],
  routes: ['features', 'ui', 'api', 'investigation', 'lib', 'i18n'],
}

const TESTS = '[.]test[.]tsx?$'

/** Rules for the folders below `base`: each may import itself and what its list names, tests also the testkit. */
function table(base, allowed) {
  return Object.entries(allowed).map(([folder, targets]) => ({
    name: `${base}${folder}`,
    comment: `${folder} may import: ${[folder, ...targets].join(', ')}`,
    severity: 'error',
    from: { path: `^${base}${folder}/`, pathNot: TESTS },
    to: {
      path: `^${base || '(packages|apps|e2e)'}`,
      pathNot: [folder, ...targets].map((target) => `^${base}${target}/`),
    },
  }))
}

module.exports = {
  forbidden: [
    ...table('', PACKAGES),
    ...table('packages/core/src/', CORE),
    ...table('apps/web/src/', WEB),
    {
      name: 'tests-import-like-their-package',
      comment: 'A test may import what its package may, and the testkit.',
      severity: 'error',
      from: { path: '^packages/(contract|query|core|indexer|testkit)/.*[.]test[.]ts$' },
      to: { path: '^(apps|packages/store-sqlite)/' },
    },
    {
      name: 'a-format-never-imports-a-format',
      severity: 'error',
      from: { path: '^packages/core/src/parse/formats/', pathNot: ['/index[.]ts$', TESTS] },
      to: { path: '^packages/core/src/parse/formats/' },
    },
    {
      name: 'a-rule-never-imports-a-rule',
      comment: 'Rules lie in folders of areas; what they share lies beside those folders, as do the lists of them.',
      severity: 'error',
      from: { path: '^packages/core/src/rules/(?!engine/|testing/)[^/]+/', pathNot: [TESTS, '/gi/index-[^/]+[.]ts$'] },
      to: { path: '^packages/core/src/rules/', pathNot: '^packages/core/src/rules/(gi/)?[^/]+[.]ts$' },
    },
    {
      name: 'features-meet-in-the-url',
      comment: 'A feature never imports another feature.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'sqlite-lives-in-its-store',
      severity: 'error',
      from: { pathNot: '^packages/store-sqlite/' },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: { pathNot: [TESTS, '^e2e/'] },
      to: { path: TESTS },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', 'e2e/(test-results|playwright-report)'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
  },
}
