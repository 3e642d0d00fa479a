export const shared = true;
export const arrives = 118;
export default ({ css, add, http }) => {
    css(`@scope (.scoped) { :scope { background: url(${http}) } }`);
    add("p", { class: "scoped" }).textContent = "x";
};
