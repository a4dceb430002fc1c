// Ties the page's own HTML to the app: rows and marks select events, hovering one lights the others, copying copies.
// Outside text only ever arrives as text: nothing here writes HTML.
const WAITS_MS = 15000, SETTLES_MS = 1500;

export default function ({ data, setTriggerValue }) {
  const root = document.documentElement;
  root.lang = data.lang;
  root.dir = data.dir;
  const channel = new BroadcastChannel("rasid");

  const say = (text) => {
    const live = document.querySelector(".rasid-live");
    if (live) live.textContent = text;
  };

  const copy = async (link, text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch (refused) {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    link.classList.add("done");
    say(data.copied);
    setTimeout(() => link.classList.remove("done"), 1600);
  };

  // The chosen event's sentence comes into view, and in a list that scrolls by itself its row does, below the sentence.
  // Streamlit draws both when its server has answered, the list after the sentence: they are waited for, and looked at
  // again for a while, until the reader moves.
  const reveal = (id) => {
    const stopped = new AbortController();
    for (const move of ["wheel", "touchmove", "pointerdown", "keydown"])
      window.addEventListener(move, () => stopped.abort(), { signal: stopped.signal, capture: true, passive: true });
    let until = performance.now() + WAITS_MS, seen = false;
    const look = () => {
      if (performance.now() > until) stopped.abort();
      if (stopped.signal.aborted) return;
      const shown = document.querySelector(`.evidence[data-shown="${CSS.escape(id)}"]`), panel = document.querySelector(".st-key-panel");
      if (shown && panel) {
        if (!seen) until = performance.now() + SETTLES_MS;
        seen = true;
        if (getComputedStyle(panel).overflowY === "auto") uncover(panel, shown, id);
        else shown.scrollIntoView({ block: "start" });
      }
      setTimeout(look, 100);
    };
    look();
  };
  const uncover = (panel, shown, id) => {
    const row = panel.querySelector(`.row[data-event="${CSS.escape(id)}"]`);
    if (!row) return;
    const top = shown.parentElement.getBoundingClientRect().bottom, bottom = panel.getBoundingClientRect().bottom;
    const box = row.getBoundingClientRect();
    panel.scrollTop += Math.max(box.bottom - bottom + 8, 0) || Math.min(box.top - top - 8, 0);
  };

  const onClick = (event) => {
    const link = event.target.closest("[data-event], [data-act]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const { act, text } = link.dataset;
    event.preventDefault();
    if (act === "copy") copy(link, text);
    else if (act === "copy-link") copy(link, new URL(link.getAttribute("href"), location.href).href);
    else setTriggerValue("clicked", { ...link.dataset });
    if (!act) reveal(link.dataset.event);
  };

  const light = (test) => {
    for (const row of document.querySelectorAll("[data-lat]")) row.classList.toggle("lit", test(row));
  };

  const onOver = (event) => {
    const row = event.target.closest?.("[data-event]");
    if (!row) return;
    const { lat, lon } = row.dataset;
    channel.postMessage({
      from: "page", type: "hover", id: row.dataset.event,
      lat: lat ? Number(lat) : null, lon: lon ? Number(lon) : null,
    });
  };
  const onOut = (event) => {
    if (event.target.closest?.("[data-event]")) channel.postMessage({ from: "page", type: "hover", id: null });
  };
  channel.onmessage = ({ data: message }) => {
    if (message?.from !== "map") return;
    if (message.type === "choose") document.querySelector(".st-key-panel")?.scrollTo({ top: 0 });
    if (message.type !== "hover") return;
    const places = new Set((message.places ?? []).map(([lat, lon]) => `${lat.toFixed(3)},${lon.toFixed(3)}`));
    light((row) => places.has(`${Number(row.dataset.lat).toFixed(3)},${Number(row.dataset.lon).toFixed(3)}`));
  };

  // On paper the map stands above the list, as wide as the page; its frame is drawn anew for that, at once.
  const printing = (on) => {
    const frame = document.querySelector(".st-key-map iframe");
    if (!frame) return;
    frame.classList.toggle("printing", on);
    frame.contentWindow.rasid?.print(on);
  };
  const beforePrint = () => printing(true), afterPrint = () => printing(false);
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);

  // The way back to an address without anything looks to Streamlit like a change of page, which keeps what is seen.
  const onBack = () => { if (!location.search) setTriggerValue("clicked", { act: "bare" }); };
  window.addEventListener("popstate", onBack);

  document.addEventListener("click", onClick);
  document.addEventListener("mouseover", onOver);
  document.addEventListener("focusin", onOver);
  document.addEventListener("mouseout", onOut);
  document.addEventListener("focusout", onOut);
  if (data.pick !== undefined) channel.postMessage({ from: "page", type: "pick", on: data.pick });
  if (data.scroll && root.dataset.scrolled !== data.scroll) {
    root.dataset.scrolled = data.scroll;
    const seek = (tries) => {
      const target = document.getElementById(data.scroll);
      if (target) target.scrollIntoView({ block: "center" });
      else if (tries > 0) setTimeout(seek, 100, tries - 1);
    };
    seek(20);
  }

  return () => {
    window.removeEventListener("beforeprint", beforePrint);
    window.removeEventListener("afterprint", afterPrint);
    window.removeEventListener("popstate", onBack);
    document.removeEventListener("click", onClick);
    document.removeEventListener("mouseover", onOver);
    document.removeEventListener("focusin", onOver);
    document.removeEventListener("mouseout", onOut);
    document.removeEventListener("focusout", onOut);
    channel.close();
  };
}
