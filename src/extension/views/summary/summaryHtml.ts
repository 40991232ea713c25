/** Where the page gets its parts from; all of them are URIs of the webview. */
export interface SummaryResources {
  readonly script: string;
  readonly style: string;
  /** The webview's own source, for the content security policy. */
  readonly source: string;
  /** Random, new for each page. */
  readonly nonce: string;
  readonly title: string;
}

/** The empty page; everything on it arrives by message and is set as text. Nothing but its own script and style may load. */
export function summaryHtml({ script, style, source, nonce, title }: SummaryResources): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body>
<main id="summary"></main>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
