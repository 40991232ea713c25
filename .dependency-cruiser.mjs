/** The import table of docs/architecture.md. Each rule says why it exists. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    rule('no-circular', 'A cycle hides which of two modules owns the idea.', {}, { circular: true }),
    rule(
      'model-is-the-root',
      'Data types are what everything agrees on, so they depend on nothing but the schema library.',
      { path: '^src/engine/model/' },
      { path: '^src/|node_modules/', pathNot: '^src/engine/model/|node_modules/zod/' },
    ),
    rule(
      'ports-are-interfaces',
      'Ports say what the engine needs in words of the model.',
      { path: '^src/engine/ports/' },
      { pathNot: '^src/engine/(model|ports)/' },
    ),
    rule(
      'languages-know-no-repository',
      'A language is described by itself: what it reads of a repository is handed in.',
      { path: '^src/engine/languages/' },
      { path: '^src/', pathNot: '^src/engine/(model|ports|languages)/' },
    ),
    rule(
      'sources-read-through-ports',
      'Raw data comes in through the ports, and has no opinion about facts or rules.',
      { path: '^src/engine/sources/', pathNot: '^src/engine/sources/definition/' },
      { path: '^src/', pathNot: '^src/engine/(model|ports|languages|sources)/' },
    ),
    rule(
      'sources-of-standards-are-listed-once',
      'Outside of their folder no one knows a source of standards: add what others may know of the folder to pathNot here. Inside of it a test holds them to the registry.',
      { path: '^src/', pathNot: '^src/engine/sources/standards/' },
      {
        path: '^src/engine/sources/standards/',
        pathNot: '/(registry|standardSource|mergeStandards)\\.ts$',
      },
    ),
    rule(
      'definition-knows-the-options-of-rules',
      'What a quality definition can say of a rule, the rule says itself: kinds of values, defaults, globs.',
      { path: '^src/engine/sources/definition/' },
      {
        path: '^src/',
        pathNot: '^src/engine/(model|ports|sources|rules/(registry|ruleSettings|defineRule)\\.ts$|rules/options)',
      },
    ),
    rule(
      'facts-from-sources',
      'Facts are computed from what sources read.',
      { path: '^src/engine/facts/' },
      { path: '^src/', pathNot: '^src/engine/(model|languages|facts|sources)/' },
    ),
    rule(
      'rules-get-arguments',
      'A rule is a pure function of facts and options.',
      { path: '^src/engine/rules/' },
      { path: '^src/', pathNot: '^src/engine/(model|rules|facts|sources)/' },
    ),
    rule(
      'rules-know-types-of-facts',
      'Facts, and what sources read, arrive as arguments: a rule knows their types and calls nothing of theirs.',
      { path: '^src/engine/rules/' },
      { path: '^src/engine/(facts|sources)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'new-test-from-facts',
      'Where a new test goes and what stands in it follows from how the repository writes its tests, not from a rule.',
      { path: '^src/engine/newTest/' },
      { path: '^src/', pathNot: '^src/engine/(model|ports|languages|sources|facts|newTest)/' },
    ),
    rule(
      'findings-and-summary',
      'Findings and summaries are drawn from the model and the rules alone.',
      { path: '^src/engine/(findings|summary)/' },
      { path: '^src/', pathNot: '^src/engine/(model|rules|findings|summary)/' },
    ),
    rule(
      'queries-look-at-what-is-there',
      'A query answers from the last analysis: it may judge by rules and measure texts, and starts no analysis.',
      { path: '^src/engine/queries/' },
      { path: '^src/', pathNot: '^src/engine/(model|ports|languages|queries|facts|sources|rules|findings)/' },
    ),
    rule(
      'engine-is-pure',
      'The engine runs in a worker and in the command line through the same ports.',
      { path: '^src/engine/' },
      { path: '^(src/(?!engine/)|vscode$)|^node:', pathNot: '^src/engine/' },
    ),
    rule(
      'analysis-is-behind-the-door',
      'One room of the engine knows all others, and only the door knows it.',
      { path: '^src/engine/(?!analysis/|index\\.ts$)' },
      { path: '^src/engine/(analysis/|index\\.ts$)' },
    ),
    rule(
      'engine-no-core-modules',
      'The engine reaches the machine through ports only.',
      { path: '^src/engine/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'node-adapts-ports',
      'Adapters know the ports, never the engine behind them; one module puts both together.',
      { path: '^src/node/', pathNot: '^src/node/createNodeEngine\\.ts$' },
      { path: '^src/', pathNot: '^src/(node|engine/model|engine/ports)/' },
    ),
    rule(
      'node-composes-the-engine',
      'Every host gets its engine from here, so that no host composes adapters again.',
      { path: '^src/node/createNodeEngine\\.ts$' },
      { path: '^src/', pathNot: '^src/(node/|engine/ports/|engine/index\\.ts$)' },
    ),
    rule(
      'protocol-is-data',
      'Messages are data of the model.',
      { path: '^src/protocol/' },
      { path: '^src/', pathNot: '^src/(protocol|engine/model)/' },
    ),
    rule(
      'worker-composes-engine-and-adapters',
      'The worker is a host of the engine and knows nothing of the editor.',
      { path: '^src/worker/' },
      { path: '^src/', pathNot: '^src/(worker|engine/index\\.ts|engine/model/|node/|protocol/)' },
    ),
    rule(
      'cli-composes-engine-and-adapters',
      'The command line is one more host of the engine and knows nothing of the editor.',
      { path: '^src/cli/' },
      { path: '^src/', pathNot: '^src/(cli/|engine/index\\.ts|engine/model/|engine/summary/|node/)' },
    ),
    rule(
      'contributions-import-nothing',
      'Tests load contributed ids without a host.',
      { path: '^src/extension/contributions\\.ts$' },
      { path: '.' },
    ),
    rule(
      'configuration',
      'Settings become engine options in one place.',
      { path: '^src/extension/configuration\\.ts$' },
      { path: '^src/', pathNot: '^src/(extension/contributions\\.ts|engine/model/)' },
    ),
    rule(
      'wording-turns-facts-into-words',
      'Surfaces say the same thing in the same words, and those are tested without a host.',
      { path: '^src/extension/wording/' },
      { path: '^src/|^vscode$', pathNot: '^src/(extension/wording|engine/model)/' },
    ),
    rule(
      'store-holds-snapshots',
      'The store knows the model, and the lookup of rules that all surfaces share.',
      { path: '^src/extension/store/' },
      { path: '^src/', pathNot: '^src/(extension/(store/|disposables\\.ts|wording/ruleLookup\\.ts)|engine/model/)' },
    ),
    rule(
      'analysis-runs-the-engine',
      'Only analysis runs the engine, through an adapter that it is handed; of queries it knows the types.',
      { path: '^src/extension/analysis/' },
      {
        path: '^src/',
        pathNot:
          '^src/(extension/(analysis/|configuration\\.ts|store/|contributions\\.ts)|protocol/|engine/model/|engine/queries/registry\\.ts)',
      },
    ),
    rule(
      'views-read-the-store',
      'Views read the store and never each other, so that a surface can be switched off alone.',
      { path: '^src/extension/views/([^/]+)/' },
      {
        path: '^src/',
        pathNot:
          '^src/(extension/(views/$1/|views/[^/]+\\.ts|store/|wording/|contributions\\.ts)|engine/model/|protocol/)',
      },
    ),
    rule(
      'the-door-of-views-knows-no-view',
      'What all views share is told what they are made of, and names none of them.',
      { path: '^src/extension/views/[^/]+\\.ts$' },
      { path: '^src/', pathNot: '^src/(extension/(views/[^/]+\\.ts|store/|contributions\\.ts)|engine/model/)' },
    ),
    rule(
      'commands-act-through-analysis',
      'A user action returns only as a command to analysis.',
      { path: '^src/extension/commands/' },
      {
        path: '^src/',
        pathNot: '^src/(extension/(commands|store|analysis|wording)/|extension/contributions\\.ts|engine/model/)',
      },
    ),
    rule(
      'activate-composes',
      'Only what composes the extension may hand it parts from outside: the thread, and the one pure function of the engine that a view draws by.',
      { path: '^src/extension/[^/]+\\.ts$', pathNot: '/(contributions|configuration)\\.ts$' },
      { path: '^src/', pathNot: '^src/(extension/|node/workerThread\\.ts$|engine/summary/workspaceSummary\\.ts$)' },
    ),
    rule(
      'nothing-imports-activate',
      'activate composes; nothing depends on it.',
      { pathNot: '^test/' },
      { path: '^src/extension/extension\\.ts$' },
    ),
    rule(
      'webview-speaks-protocol',
      'The page gets data by messages.',
      { path: '^src/webview/' },
      { path: '^src/', pathNot: '^src/(webview|protocol|engine/model)/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'src/tsconfig.json' },
  },
};
