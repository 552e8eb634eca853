// The keys of the room (/ j k ?), and sentences lit by the facts beside them. Everything works without this file.
"use strict";
(() => {
  const OFF = "kronik.keys.off";
  const stored = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  let off = stored();

  // WCAG 2.1.4: keys of one sign must have a switch, for those who speak their input.
  for (const button of document.querySelectorAll("[data-switch]")) {
    const show = () => { button.textContent = off ? button.dataset.on : button.dataset.off; };
    button.closest(".scripted").hidden = false;
    button.addEventListener("click", () => {
      off = !off;
      try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* storage is closed: the choice lasts for this page */ }
      show();
    });
    show();
  }

  const step = (by) => {
    const items = [...document.querySelectorAll("[data-item] a[href]")]
      .filter((link, i, all) => all.findIndex((other) => other.closest("[data-item]") === link.closest("[data-item]")) === i);
    if (!items.length) return false;
    const now = items.findIndex((link) => link.closest("[data-item]").contains(document.activeElement));
    const next = items[Math.max(0, Math.min(items.length - 1, now < 0 ? (by > 0 ? 0 : items.length - 1) : now + by))];
    next.focus();
    next.closest("[data-item]").scrollIntoView({ block: "nearest" });
    return true;
  };

  const keys = {
    "/": () => { const box = document.getElementById("q"); box.focus(); box.select(); return true; },
    "j": () => step(1),
    "k": () => step(-1),
    "?": () => { document.querySelector("[data-keys]").click(); return true; },
  };

  document.addEventListener("keydown", (event) => {
    if (off || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (Object.hasOwn(keys, event.key) && keys[event.key]()) event.preventDefault();
  });

  // A fact beside the text lights its sentence while one points at it or has it in focus; a click goes there.
  const light = (on) => (event) => {
    const fact = event.target.closest && event.target.closest("li:has([data-lights])");
    if (!fact) return;
    for (const link of fact.querySelectorAll("[data-lights]")) {
      document.getElementById(link.dataset.lights)?.closest(".sentence").classList.toggle("lit", on);
    }
  };
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.querySelector(".beside")?.addEventListener(name, light(on));
  }
})();
