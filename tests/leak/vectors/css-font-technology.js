export const shared = true;
export const arrives = 108;
export default ({ css, add, http }) => {
    css(`@font-face { font-family: technical; src: url(${http}) format(woff2) tech(variations) } .technical { font-family: technical }`);
    add("p", { class: "technical" }).textContent = "x";
};
