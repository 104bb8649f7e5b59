/** The page that shows the gallery's pictures, in groups, by name. */
import { PICTURES, pictureName } from './pictures.ts';
import type { View } from './view.ts';

const STYLE = `body{margin:2rem;font:1rem/1.5 system-ui,sans-serif;background:#777;color:#fff}
nav{columns:16rem}a{color:inherit}
section{display:flex;gap:1rem;align-items:start;overflow-x:auto;padding-bottom:1rem}
figure{margin:0;flex:none}img{display:block;max-height:70rem;width:auto;max-width:40rem}figcaption{font-size:.875rem}`;

/** The whole document; the pictures lie beside it. */
export function galleryPage(views: readonly View[]): string {
  const groups = [...Map.groupBy(views, ({ group }) => group)];
  const contents = views.map(({ name }) => `<li><a href="#${name}">${name}</a></li>`).join('');
  const body = groups.map(([group, members]) => `<h2>${group}</h2>${members.map(section).join('')}`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Every page and mail</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><h1>Every page and mail</h1><nav><ul>${contents}</ul></nav>${body}</body></html>`;
}

function section(view: View): string {
  const figures = PICTURES.map((picture) => {
    const messages = `${picture.width} px, ${picture.colorScheme}`;
    const image = `<img src="${pictureName(view, picture)}" alt="${view.name}, ${messages}" loading="lazy">`;
    return `<figure>${image}<figcaption>${messages}</figcaption></figure>`;
  });
  return `<h3 id="${view.name}">${view.name}</h3><section>${figures.join('')}</section>`;
}
