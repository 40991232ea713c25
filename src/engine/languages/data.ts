import { markupComment } from './commentSyntax.ts';
import type { LanguageFamily } from './language.ts';

/** What programs read and write, and bytes that nobody reads. */
export const data: LanguageFamily = {
  languages: [
    { id: 'json', kind: 'data', syntax: null, extensions: 'json webmanifest geojson ipynb jsonl' },
    {
      id: 'xml',
      kind: 'data',
      syntax: { line: [], block: [markupComment], strings: [] },
      extensions: 'xml xsd xsl xslt dtd wsdl plist csproj vcxproj props targets resx xaml svg',
    },
    { id: 'csv', kind: 'data', syntax: null, extensions: 'csv tsv' },
    { id: 'diff', kind: 'data', syntax: null, extensions: 'diff patch' },
    {
      id: 'binary',
      kind: 'binary',
      syntax: null,
      extensions:
        'png jpg jpeg gif ico bmp webp avif tif tiff psd woff woff2 ttf otf eot mp3 mp4 ogg wav webm mov avi flac pdf zip gz tgz bz2 xz ' +
        '7z rar jar war ear class so dylib dll exe o a obj lib pyc pyo wasm node bin dat db sqlite keystore jks p12 pfx der mo vsix nupkg',
    },
  ],
};
