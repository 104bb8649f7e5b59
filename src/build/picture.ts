/** The site's pictures: its icons, and what messengers and networks show beside a link to the course. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori from 'satori';
import type { Course } from '../course/course.ts';
import { markIcon, PICTURES } from '../web/pictures.ts';

const require = createRequire(import.meta.url);

/** What Open Graph's subscribers agree on (px); https://ogp.me. */
const WIDTH = 1200;
const HEIGHT = 630;

/** Drawing takes a second, and every save of a lesson builds: a picture is kept until its words or colours change. */
const KEPT_IN = 'dist/pictures';

/** The pictures by their path in `dist/assets/`; `about` is a line about the course. */
export async function drawPictures(
  { name, theme }: Pick<Course, 'name' | 'theme'>,
  about: string,
): Promise<Map<string, string | Uint8Array>> {
  const icon = markIcon(theme.light);
  return new Map<string, string | Uint8Array>([
    [PICTURES.icon.asset, icon],
    [PICTURES.touchIcon.asset, await rasterize(icon)],
    [PICTURES.share.asset, await drawShared({ ...theme.light, name, about })],
  ]);
}

/** The picture to share (PNG, 1200 by 630). Letters beyond Latin need another font here. */
async function drawShared(content: SharedContent): Promise<Uint8Array> {
  const key = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  const file = `${KEPT_IN}/${key}.png`;
  const known = await readFile(file).catch(() => null);
  if (known) return known;
  const svg = await satori(card(content), { width: WIDTH, height: HEIGHT, fonts: await fonts() });
  const picture = await rasterize(svg);
  await mkdir(KEPT_IN, { recursive: true });
  await writeFile(file, picture);
  return picture;
}

let ready: Promise<void> | null = null;

/** An SVG as PNG, in its own size. */
export async function rasterize(svg: string): Promise<Uint8Array> {
  ready ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then((wasm) => initWasm(wasm));
  await ready;
  return new Resvg(svg).render().asPng();
}

async function fonts() {
  const weight = async (value: 400 | 600) => ({
    name: 'Gelasio',
    weight: value,
    style: 'normal' as const,
    data: await readFile(require.resolve(`@fontsource/gelasio/files/gelasio-latin-${value}-normal.woff`)),
  });
  return Promise.all([weight(400), weight(600)]);
}

interface SharedContent {
  name: string;
  about: string;
  ground: string;
  text: string;
  muted: string;
  accent: string;
}

/** Satori draws whatever has the shape of a React element. */
function card({ name, about, ground, text, muted, accent }: SharedContent) {
  const box = (style: object, children: unknown) => ({
    type: 'div',
    key: null,
    props: { style: { display: 'flex', ...style }, children },
  });
  const sheet = { width: '100%', height: '100%', fontFamily: 'Gelasio', background: ground };
  return box(sheet, [
    box({ width: 28, height: '100%', background: accent }, []),
    box({ flex: 1, flexDirection: 'column', justifyContent: 'center', padding: '0 90px' }, [
      box({ fontSize: 76, fontWeight: 600, lineHeight: 1.2, color: text }, name),
      box({ width: 120, height: 6, margin: '44px 0', background: accent }, []),
      box({ fontSize: 36, color: muted }, about),
    ]),
  ]);
}
