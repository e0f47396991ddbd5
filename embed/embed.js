/* Shows a Yearline page inside another page, with the height of its content.
 *
 *   <iframe title="…" src="https://host/year/?embed=1" loading="lazy"></iframe>
 *   <script defer src="https://host/year/embed.js"> (and its end tag, which must not stand here: the file may be put into a page)
 *
 * Serves every frame whose address lies in the folder of this file, and every frame whose page says that it is a Yearline page: so the script
 * may be joined into another file, stand in the page itself or be a module. Frames may come later. Brings <yearline-embed>, which needs a `src`
 * where this file is not known by its name. Needs nothing, styles through the CSSOM only, and evaluates nothing, so a policy of `script-src` and
 * `frame-src` with this file's origin is enough. The messages and options are in docs/embedding.md.
 */
(() => {
  "use strict";
  // The folder of this file; null if the file has another name, or none.
  const scripts = [document.currentScript, ...document.querySelectorAll("script[src]")];
  const source = scripts.map((script) => script?.src).find((src) => /\/embed\.js([?#]|$)/.test(src));
  const base = source ? new URL(".", source).href : null;
  const bases = new Set(base ? [base] : []);
  // Every snippet brings its own script element. The first one serves all frames.
  const mark = Symbol.for("yearline embed");
  if (window[mark]) return window[mark](base);
  window[mark] = (another) => {
    if (another) bases.add(another);
    find();
  };

  // What is in a view, apart from language and looks, which follow the host where nobody names them.
  const VIEW = ["view", "initiative", "month", "kind", "q", "sort", "only", "item"];
  const LOOKS = ["lang", "theme"];
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  /* A guest: `frame`, the element that events come from (`host`), what the page was asked for (`asked`), the height that it
   * told (`height`); `named(parameter)` is what its keeper wants, `option(name)` how. */
  const guests = new Set();

  const post = (guest, message) => guest.frame?.contentWindow?.postMessage({ ...message, version: 1 }, "*");

  // The page does not have to be there yet: whatever was asked for is asked again when it says that it is.
  const ask = (guest, parts) => {
    Object.assign(guest.asked, parts);
    post(guest, { ...parts, type: "yearline:set" });
  };

  const greet = (guest) => {
    post(guest, { type: "yearline:hello" });
    ask(guest, guest.asked);
  };

  /* The colour behind an element, painted as the browser does: from the canvas up to the element itself. */
  const isDark = (element) => {
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    const colours = [];
    for (let e = element; e; e = e.assignedSlot || e.parentElement || e.getRootNode().host) {
      colours.push(getComputedStyle(e).backgroundColor);
    }
    colours.push(/dark/.test(scheme) && (prefersDark.matches || !/light/.test(scheme)) ? "#121212" : "#fff");
    for (const colour of colours.reverse()) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
  };

  /* Language and looks of the host, where its keeper names none. */
  const followed = ({ host, named }) => {
    const theme = named("theme") || "";
    const lang = !named("lang") && (host.closest("[lang]") || document.documentElement).lang;
    return {
      ...(lang && { lang }),
      ...(!/light|dark|auto/.test(theme) && { theme: (isDark(host) ? "dark" : "light") + (theme && `~${theme}`) }),
    };
  };

  const follow = (guest) => {
    const parts = followed(guest);
    // A frame lets its host shine through only if both have the same scheme; a transparent page has that of light.
    if (/transparent/.test(parts.theme || guest.named("theme"))) guest.frame.style.colorScheme = "light";
    if (LOOKS.some((part) => part in parts && parts[part] !== guest.asked[part])) ask(guest, parts);
  };

  const fit = ({ frame, height, option }) => {
    const fixed = option("height");
    const px = fixed ? parseInt(fixed) : height;
    if (!px) return;
    const { boxSizing, maxHeight } = getComputedStyle(frame);
    const border = boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.setProperty("height", `${px + border}px`, "important");
    // No bar that comes and goes, and takes width while the frame grows, unless there is something to scroll.
    frame.scrolling = fixed || maxHeight !== "none" ? "auto" : "no";
  };

  /* Deep links: the host's `#yearline=<query>`, beside whatever else stands there. */
  const link = ({ option }) => option("deep-link") ?? null;
  const linked = (guest) => {
    const name = `${link(guest) || "yearline"}=`;
    const parts = location.hash.slice(1).split("&").filter(Boolean);
    const rest = parts.filter((part) => !part.startsWith(name));
    const own = parts.find((part) => part.startsWith(name));
    let query = null;
    try {
      query = own ? decodeURIComponent(own.slice(name.length)) : null;
    } catch {
      // Not ours to mend.
    }
    return { name, rest, query };
  };

  const readLink = (guest) => {
    if (link(guest) === null) return;
    const { query } = linked(guest);
    if (query === guest.link) return;
    guest.link = query;
    ask(guest, { view: query ?? guest.view() });
  };

  // A view as it is worth a link: without the looks that follow the host. One that is as it was at first needs none.
  const writeLink = (guest, query, isFirst) => {
    const pairs = query.split("&").filter((pair) => {
      const name = pair.split("=")[0];
      return !LOOKS.includes(name) || guest.named(name);
    });
    const view = pairs.join("&");
    if (isFirst && guest.link === null) guest.first = view;
    const isNew = !isFirst && view !== guest.shown && view !== guest.link;
    guest.shown = view;
    if (link(guest) === null || !isNew) return;
    const { name, rest } = linked(guest);
    guest.link = view === guest.first ? null : view;
    if (guest.link !== null) rest.push(name + encodeURIComponent(view));
    const hash = rest.length ? `#${rest.join("&")}` : "";
    history.replaceState(history.state, "", location.href.split("#")[0] + hash);
  };

  const welcome = (guest) => {
    guests.add(guest);
    follow(guest);
    readLink(guest);
    greet(guest);
    fit(guest);
    return guest;
  };

  // Whoever pastes a snippet asks for a page to be embedded. Other frames, such as adverts, are not served, whatever they say.
  const isEmbed = (frame) => /[?&]embed=1(&|#|$)/.test(frame.src);
  const guestOf = (frame) => [...guests].find((guest) => guest.frame === frame);
  const framesHere = () => [...document.querySelectorAll("iframe")];

  addEventListener("message", ({ data, origin, source }) => {
    const type = data?.type;
    const known = [...guests].find(({ frame }) => source && frame?.contentWindow === source);
    const isOurs = /^yearline:(height|ready|view|select)$/.test(type);
    const frame = known?.frame || (isOurs && framesHere().find((frame) => isEmbed(frame) && source && frame.contentWindow === source));
    // A sandboxed frame is of no origin; its window is its own all the same.
    if (!frame || (origin !== "null" && frame.src && origin !== new URL(frame.src).origin)) return;
    const guest = known || adopt(frame);
    if (data === "[iFrameResizerChild]Ready") return greet(guest);
    if (type === "yearline:height" && data.height > 0) {
      guest.height = Math.ceil(data.height);
      if (!guest.option("height")) fit(guest);
    } else if (isOurs) {
      guest.host.dispatchEvent(new CustomEvent(type, { detail: data, bubbles: true, composed: true }));
      if (typeof data.query === "string") writeLink(guest, data.query, type === "yearline:ready");
    }
  });

  /* Serves a frame from now on. */
  const adopt = (frame) => {
    // A policy of the host may have refused the attribute; through the CSSOM its keeper's own words are allowed. Firefox forgets what it
    // refuses: there the frame gets the style of the markup that the page offers.
    const style = frame.getAttribute("style");
    const offered = frame.hasAttribute("width") ? "" : "width:100%;height:600px;border:0";
    if (style !== null && !frame.style.length) frame.style.cssText = style || offered;
    const query = () => new URL(frame.src, document.baseURI).searchParams;
    return welcome({
      frame,
      host: frame,
      asked: {},
      link: null,
      named: (name) => query().get(name),
      option: (name) => frame.getAttribute(`data-${name}`),
      view: () => `${query()}`,
    });
  };

  const find = () => {
    for (const guest of guests) if (!guest.host.isConnected) guests.delete(guest);
    for (const frame of framesHere()) {
      if (guestOf(frame)) continue;
      if ([...bases].some((base) => frame.src.startsWith(base))) adopt(frame);
      // A page that was there before this script has said what it is to nobody; a Yearline page says it again.
      else if (isEmbed(frame)) post({ frame }, { type: "yearline:hello" });
    }
  };

  const followAll = () => guests.forEach(follow);

  class YearlineEmbed extends HTMLElement {
    static observedAttributes = ["src", "data", "height", "deep-link", "title", ...VIEW, ...LOOKS];
    #guest = {
      host: this,
      asked: {},
      link: null,
      named: (name) => this.#set[name] ?? this.getAttribute(name),
      option: (name) => this.getAttribute(name),
      view: () => `${this.#query(VIEW)}`,
    };
    // Language and looks that the host's script asked for: from then on they are not followed.
    #set = {};

    #query(names) {
      const values = names.map((name) => [name, this.getAttribute(name)]);
      return new URLSearchParams(values.filter(([, value]) => value));
    }

    connectedCallback() {
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      // Safari before 16.4 and Firefox before 101 construct no style sheets; the element then is a line around its frame.
      if (root.adoptedStyleSheets && !root.adoptedStyleSheets.length) {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(":host{display:block}:host([hidden]){display:none}");
        root.adoptedStyleSheets = [sheet];
      }
      const guest = this.#guest;
      const source = this.getAttribute("src") || base;
      // Without either there is no address: the host's own page must not be put into itself.
      if (!source) return console.warn("yearline-embed: needs the address of a page in `src`");
      const url = new URL(source, document.baseURI);
      const query = this.#query(["data", ...VIEW, ...LOOKS]);
      Object.entries(followed(guest)).forEach(([name, value]) => query.set(name, value));
      query.set("embed", 1);
      if (location.origin !== "null") query.set("origin", location.origin);
      url.search = query;
      // A new frame rather than another address in the old one, which would be a step in the host's history.
      const frame = (guest.frame = document.createElement("iframe"));
      // Through the CSSOM, which every policy allows.
      Object.assign(frame.style, { display: "block", width: "100%", height: "600px", border: "0" });
      frame.title = this.title || this.textContent.trim();
      frame.loading = "lazy";
      frame.src = url;
      guest.asked = {};
      guest.height = 0;
      root.replaceChildren(frame);
      welcome(guest);
    }

    disconnectedCallback() {
      guests.delete(this.#guest);
    }

    attributeChangedCallback(name, before, now) {
      const guest = this.#guest;
      if (before === now || !this.isConnected || !guest.frame) return;
      if (["src", "data"].includes(name)) this.connectedCallback();
      else if (name === "title") guest.frame.title = now;
      else if (VIEW.includes(name)) ask(guest, { view: guest.view() });
      else if (LOOKS.includes(name) && now) ask(guest, { [name]: now });
      follow(guest);
      fit(guest);
    }

    set({ view, ...looks }) {
      for (const name of LOOKS) if (looks[name]) this.#set[name] = looks[name];
      ask(this.#guest, { ...(view != null && { view }), ...this.#set });
    }
  }

  const begin = () => {
    find();
    new MutationObserver(find).observe(document, { childList: true, subtree: true, attributeFilter: ["src"] });
    const looks = new MutationObserver(followAll);
    for (const element of [document.documentElement, document.body]) looks.observe(element, { attributes: true });
    prefersDark.addEventListener("change", followAll);
    addEventListener("transitionend", followAll);
    addEventListener("hashchange", () => guests.forEach(readLink));
    if (!customElements.get("yearline-embed")) customElements.define("yearline-embed", YearlineEmbed);
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
