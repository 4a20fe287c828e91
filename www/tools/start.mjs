// npm start: sets up, builds, serves the page on this computer and prints its address.
import path from "node:path";
import { root, tool } from "./run.mjs";
import { serve } from "./serve.mjs";
import { setup } from "./setup.mjs";

await tool(async () => {
  setup();
  const { build } = await import("./build.mjs");
  await build();
  const dist = path.join(root, "dist");
  const wanted = Number(process.env.PORT ?? 8000);
  const server = await serve(dist, wanted).catch(() => serve(dist));
  console.log(`\n文鉴 Wenjian: ${server.url}\nOne file for a computer without network: dist/wenjian.html\nStop with Ctrl-C.`);
});
