// Put into pages while they are previewed, never into files: reloads what was made anew, and says
// what could not be made. Its words come from the server, in the page's own language.
(() => {
  const { page, version, failed } = document.currentScript.dataset;
  const shown = page !== "library"; // the library says it itself
  let events;
  let waiting;
  let notice;

  function say(failures) {
    notice?.remove();
    notice = undefined;
    if (!shown || !failures.length) return;
    notice = document.createElement("div");
    notice.setAttribute("role", "alert");
    notice.style.cssText =
      "position:fixed;inset:0 0 auto 0;z-index:2147483647;max-height:50vh;overflow:auto;" +
      "padding:.75rem 1rem;background:#7a1620;color:#fff;font:1rem/1.5 system-ui,sans-serif;" +
      "white-space:pre-wrap;overflow-wrap:anywhere";
    notice.textContent = [failed, ...failures].join("\n");
    document.body?.prepend(notice);
  }

  function hear(message) {
    const now = JSON.parse(message.data);
    if (now.version !== version) {
      waiting ??= setTimeout(() => location.reload(), shown ? 100 : 800);
      return;
    }
    const work = document.getElementById("work");
    if (work) work.textContent = now.work ? work.dataset.says.replace("{}", now.work) : "";
    say(now.failed);
  }

  // A browser keeps only six connections to a server: pages that are not looked at give theirs up.
  function listen() {
    if (document.hidden) {
      events?.close();
      events = undefined;
    } else if (!events) {
      events = new EventSource(`/events?page=${encodeURIComponent(page)}`);
      events.onmessage = hear;
    }
  }

  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  listen();
})();
