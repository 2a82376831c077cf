// The row of tabs: the picked one is brought into view; while there is more behind its end that fades, with a dot where something waits there.
const NEAR = 4; // points

export const tabs = () => {
  const row = document.querySelector(".talk .tabs");
  const toLeft = document.dir === "rtl";
  const isBehind = (label) => {
    const [own, all] = [label.getBoundingClientRect(), row.getBoundingClientRect()];
    return own.width > 0 && (toLeft ? all.left - own.left : own.right - all.right) > own.width / 2;
  };
  const look = () => {
    row.classList.toggle("more", row.scrollWidth - row.clientWidth - Math.abs(row.scrollLeft) > NEAR);
    row.classList.toggle("waits", [...row.children].some((label) => !label.querySelector(".count").hidden && isBehind(label)));
  };
  for (const pick of document.querySelectorAll(".tab-pick")) {
    pick.addEventListener("change", () => row.querySelector(`[for=${pick.id}]`).scrollIntoView({ block: "nearest", inline: "center" }));
  }
  row.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(row);
  new MutationObserver(look).observe(row, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden"] });
};
