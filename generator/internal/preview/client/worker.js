// One stream for all pages of a browser: browsers allow few connections to one
// host. Pages say when they leave, so that none is spoken to in vain.

const pages = new Set();
let newest = null; // the last message of the stream

const tell = (message) => {
  newest = message;
  for (const page of pages) page.postMessage(message);
};

self.addEventListener("connect", ({ ports: [page] }) => {
  pages.add(page);
  page.addEventListener("message", () => pages.delete(page));
  page.start();
  if (newest) page.postMessage(newest);
});

follow(
  "events" + location.search,
  (generation) => tell({ generation }),
  (refused) => {
    tell({ refused, lost: true });
    if (refused) self.close();
  },
);
