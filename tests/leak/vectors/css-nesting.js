export const shared = true;
export const arrives = 120;
export default ({ css, add, http }) => {
    css(`.nested { b { background: url(${http}) } }`);
    add("b", {}, add("p", { class: "nested" })).textContent = "x";
};
