export const shared = true;
export const arrives = 120;
export default ({ css, add, http }) => {
    css(`.masked { mask: url(${http}) }`);
    add("p", { class: "masked" }).textContent = "x";
};
