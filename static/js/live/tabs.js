// The row of tabs: the picked one is brought into view; while there is more behind its end that fades, with a dot where something waits there.
const NEAR = 4; // points

export const tabs = () => {
  const row = document.querySelector(".talk .tabs");
  const toLeft = document.dir === "rtl";
  let picked = null; // until somebody moves the row by hand
  const isBehind = (label) => {
    const [own, all] = [label.getBoundingClientRect(), row.getBoundingClientRect()];
    return own.width > 0 && (toLeft ? all.left - own.left : own.right - all.right) > own.width / 2;
  };
  const show = (inline) => picked?.scrollIntoView({ block: "nearest", inline });
  const look = () => {
    row.classList.toggle("more", row.scrollWidth - row.clientWidth - Math.abs(row.scrollLeft) > NEAR);
    row.classList.toggle("waits", [...row.children].some((label) => !label.querySelector(".count").hidden && isBehind(label)));
  };
  for (const pick of document.querySelectorAll(".tab-pick")) {
    pick.addEventListener("change", () => { picked = row.querySelector(`[for=${pick.id}]`); show("center"); });
  }
  for (const hand of ["pointerdown", "wheel"]) row.addEventListener(hand, () => { picked = null; }, { passive: true });
  row.addEventListener("scroll", look, { passive: true });
  const changed = () => { show("nearest"); look(); }; // a tab before it came or grew
  new ResizeObserver(changed).observe(row);
  new MutationObserver(changed).observe(row, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden"] });
};
