/**
 * The walls of docs/architecture.md, section "Layers". `scripts/check.mjs` runs this;
 * `scripts/layers.test.ts` plants a breach of each wall and expects it to be found.
 */
const wall = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    wall(
      'no-circles',
      'Modules form a tree.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    wall(
      'federation-is-pure',
      'lib/federation imports nothing but itself and jose.',
      { path: '^lib/federation/', pathNot: '\\.test\\.ts$|/testing/' },
      { pathNot: '^lib/federation/|(^|/)node_modules/jose/' },
    ),
    wall(
      'ui-knows-nothing-of-us',
      'components/ui is generic: no area, no lib.',
      { path: '^components/ui/', pathNot: '\\.test\\.tsx?$' },
      { path: '^(app|lib|cli)/|^components/(?!ui/)' },
    ),
    wall(
      'components-below-app',
      'Components do not import routes.',
      { path: '^components/' },
      { path: '^app/' },
    ),
    wall(
      'page-never-imports-server-code',
      'Probe, server and sandbox code never reaches the browser bundle.',
      { path: '^components/|^lib/(cloud|transport)/' },
      { path: '^lib/(probe|server|sandbox)/|^cli/', pathNot: '^lib/sandbox/public/' },
    ),
    wall(
      'lib-below-app',
      'lib imports neither routes nor components.',
      { path: '^lib/' },
      { path: '^(app|components|cli)/' },
    ),
    wall(
      'sandbox-not-cloud',
      'The sandbox stands on the other side of the wire.',
      { path: '^lib/sandbox/' },
      { path: '^lib/(cloud|transport|server)/' },
    ),
    wall(
      'transport-is-low',
      'lib/transport knows no cloud API.',
      { path: '^lib/transport/' },
      { path: '^lib/(cloud|probe|server|sandbox)/' },
    ),
    wall(
      'probe-is-low',
      'lib/probe knows the domain and nothing else of ours.',
      { path: '^lib/probe/', pathNot: '\\.test\\.ts$' },
      { path: '^lib/(cloud|transport|server|sandbox)/' },
    ),
    wall(
      'zod-stays-at-the-edge',
      'zod weighs 29 kB: never in the shell or generic parts.',
      { path: '^components/|^lib/federation/' },
      { path: '(^|/)node_modules/zod/' },
    ),
    wall(
      'tests-are-leaves',
      'Nothing imports a test.',
      { pathNot: '\\.test\\.tsx?$' },
      { path: '\\.test\\.tsx?$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|node_modules/\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
