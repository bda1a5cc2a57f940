/* Keeps the verification page on this device, so that it answers without a connection and says how old its lists are.

   The site writes VERSION and FILES before this text: what the page is made of, and the fingerprint of it all.
   What was verified is never kept. */

const CACHE = `verify-${VERSION}`;
const PAGE = "/v";
// The last copy of each is kept; a status list only once it was read.
const PUBLISHED = ["/.well-known/did.json", "/.well-known/jwks.json", "/log/witnesses"];
const STATUS_LIST = /^\/status\/\d+$/;

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers());
});

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (event.request.mode === "navigate") {
    // The scope of this worker begins other addresses too: they are none of its business.
    if (pathname === PAGE) event.respondWith(latest(event.request, PAGE));
  } else if (FILES.includes(pathname)) {
    event.respondWith(kept(event.request, pathname));
  } else if (PUBLISHED.includes(pathname) || STATUS_LIST.test(pathname)) {
    event.respondWith(latest(event.request, pathname));
  }
});

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...FILES].map((path) => new Request(path, { cache: "reload" })));
  const quiet = { cache: "no-cache", credentials: "omit", referrerPolicy: "no-referrer" };
  const early = [...PUBLISHED, "/status/1"].map((path) => cache.add(new Request(path, quiet)));
  await Promise.allSettled(early);
  await self.skipWaiting();
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("verify-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The file as it was kept with this version of the page. */
async function kept(request, path) {
  return (await copyOf(path)) ?? fetch(request);
}

/** What the site says now; without a connection, the copy that was kept, marked as such. */
async function latest(request, path) {
  try {
    // A copy that the browser keeps by itself would hide that there is no connection.
    const answer = await (request.mode === "navigate" ? fetch(request) : fetch(request, { cache: "no-cache" }));
    if (answer.ok) await (await caches.open(CACHE)).put(path, answer.clone());
    return answer;
  } catch (error) {
    const copy = await copyOf(path);
    if (!copy) throw error;
    const headers = new Headers(copy.headers);
    headers.set("X-Kept-Copy", "1");
    return new Response(copy.body, { status: copy.status, headers });
  }
}

async function copyOf(path) {
  // Whatever the language: the last page read is the one that is kept.
  return (await caches.open(CACHE)).match(path, { ignoreVary: true });
}
