export const shared = true;
export const arrives = 117;
export default ({ css, add, http }) => {
    css(`.starts { background: none; transition: all 9s allow-discrete; @starting-style { background: url(${http}) } }`);
    add("p", { class: "starts" }).textContent = "x";
};
