"use strict";
{
  const tip = document.getElementById("tip");
  const show = event => {
    const box = event.target.closest("[data-tip]");
    if (!box) {
      tip.hidden = true;
      return;
    }
    tip.textContent = box.dataset.tip;
    tip.hidden = false;
    const room = 8;
    const width = tip.offsetWidth;
    const height = tip.offsetHeight;
    const left = Math.min(event.clientX + 14, innerWidth - width - room);
    const below = event.clientY + 18;
    tip.style.left = Math.max(room, left) + "px";
    tip.style.top = (below + height + room > innerHeight ? Math.max(room, event.clientY - height - 12) : below) + "px";
  };
  document.addEventListener("pointermove", show);
  document.addEventListener("pointerdown", show);
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") tip.hidden = true;
  });
  document.addEventListener("scroll", () => { tip.hidden = true; }, { passive: true });
}
