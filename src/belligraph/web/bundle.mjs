// Bundles the pages into the folder named as argument. Run by build.py in a copy of this folder, with
// npm's packages beside it.

import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, "dist"));
const assets = path.join(out, "assets");

/** GraphiQL's stylesheet carries its fonts inline, for every script there is; as files, a browser
 *  reads only those that it shows. */
const fontsAsFiles = {
  name: "fonts-as-files",
  setup(build) {
    build.onLoad({ filter: /graphiql[\\/]dist[\\/]style\.css$/ }, async ({ path: file }) => {
      const css = await readFile(file, "utf8");
      const fonts = [];
      const contents = css.replace(
        /url\((["']?)data:font\/(woff2|ttf);base64,([A-Za-z0-9+/=]+)\1\)/g,
        (_whole, _quote, kind, data) => {
          const bytes = Buffer.from(data, "base64");
          const name = `font-${createHash("sha256").update(bytes).digest("hex").slice(0, 12)}.${kind}`;
          fonts.push(writeFile(path.join(assets, name), bytes));
          return `url("./${name}")`;
        },
      );
      await Promise.all(fonts);
      return { contents, loader: "css" };
    });
    build.onResolve({ filter: /^\.\/font-[0-9a-f]+\.(woff2|ttf)$/ }, ({ path: name }) => ({
      path: name,
      external: true,
    }));
  },
};

/** The same stylesheet already holds Monaco's own, so those that Monaco's modules import are left out. */
const monacoStylesOnce = {
  name: "monaco-styles-once",
  setup(build) {
    build.onLoad({ filter: /monaco-editor[\\/]esm[\\/].*\.css$/ }, () => ({ contents: "", loader: "css" }));
  },
};

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  legalComments: "none",
  target: ["es2022"],
  outdir: assets,
  logLevel: "warning",
  metafile: true,
  loader: { ".graphql": "text", ".woff2": "file" },
  assetNames: "font-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
};

/** The licences of everything that went into the bundles, as they ask for. */
async function licences(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const names = inputs.map((file) => file.match(/node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/)?.[1]);
  const parts = [];
  for (const name of [...new Set(names.filter(Boolean))].sort()) {
    const folder = path.join(here, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(path.join(folder, file), "utf8") : `${license}\n`;
    parts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  await writeFile(path.join(out, "licenses.txt"), parts.join(`\n${"-".repeat(80)}\n\n`));
}

await mkdir(assets, { recursive: true });

const results = await Promise.all([
  esbuild.build({
    ...common,
    format: "esm",
    splitting: true,
    jsx: "automatic",
    chunkNames: "chunk-[hash]",
    entryPoints: { explorer: "explorer/main.ts", graphiql: "graphiql/main.tsx" },
    plugins: [fontsAsFiles, monacoStylesOnce],
  }),
  esbuild.build({
    ...common,
    format: "iife",
    entryPoints: {
      "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
      "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
      "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
    },
  }),
]);

await licences(results);
await Promise.all([
  cp(path.join(here, "explorer/index.html"), path.join(out, "index.html")),
  cp(path.join(here, "graphiql/graphiql.html"), path.join(out, "graphiql.html")),
  cp(path.join(here, "icon.svg"), path.join(assets, "icon.svg")),
]);
