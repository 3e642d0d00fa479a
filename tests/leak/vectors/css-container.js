export const shared = true;
export const arrives = 111;
export default ({ css, add, http }) => {
    css(`.outer { --x: 1 } @container style(--x: 1) { .inner { background: url(${http}) } }`);
    add("p", { class: "inner" }, add("div", { class: "outer" })).textContent = "x";
};
