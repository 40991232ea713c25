import { isShowSummaries } from '../protocol/summaryMessages.ts';
import type { ShowSummaries, SummaryRequest } from '../protocol/summaryMessages.ts';
import type { SortOrder } from './sortableTable.ts';
import { summaryPage } from './summaryPage.ts';

/** What survives while the page is hidden: how its tables are sorted, which are shown whole, and where it was scrolled to. */
interface PageState {
  readonly orders: Readonly<Record<string, SortOrder>>;
  readonly expanded?: readonly string[];
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: SummaryRequest): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();

function start(main: HTMLElement): void {
  let state = vscode.getState() ?? { orders: {}, scroll: 0 };
  let shown: ShowSummaries | undefined;
  const keep = (change: Partial<PageState>): void => {
    state = { ...state, ...change };
    vscode.setState(state);
  };

  function show(message: ShowSummaries): void {
    const focused = document.activeElement?.id;
    const isFirst = shown === undefined;
    shown = message;
    const page = summaryPage(message, {
      post: (request) => {
        vscode.postMessage(request);
      },
      orderOf: (table) => state.orders[table],
      onSort: (table, order) => {
        keep({ orders: { ...state.orders, [table]: order } });
        show(message);
      },
      isExpanded: (table) => state.expanded?.includes(table) === true,
      onExpand: (table, expanded) => {
        const others = (state.expanded ?? []).filter((other) => other !== table);
        keep({ expanded: expanded ? [...others, table] : others });
        show(message);
      },
    });
    const top = isFirst ? state.scroll : window.scrollY;
    main.replaceChildren(...page);
    window.scrollTo({ top });
    if (focused !== undefined && focused !== '') {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isShowSummaries(data)) {
      show(data);
    }
  });
  window.addEventListener('scrollend', () => {
    keep({ scroll: window.scrollY });
  });
  vscode.postMessage({ type: 'ready' });
}

const main = document.getElementById('summary');
if (main) {
  start(main);
}
