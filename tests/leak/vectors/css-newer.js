// What no engine here has, or what only names an address.
export const shared = true;
export default async ({ css, add, http }) => {
    css(`@view-transition { navigation: auto } ::view-transition-old(x) { background: url(${http}) }
        @property --u { syntax: "<image>"; inherits: false; initial-value: url(${http}) }
        .newer { background: src("${http}"); background: image("${http}"); background: attr(data-u type(<url>)); background: if(style(--u): url(${http}));
            offset-path: url(${http}#x); scroll-marker: url(${http}); mask-border: url(${http}); background: paint(x, url(${http})); }
        .newer::scroll-marker { content: url(${http}) } .newer::checkmark { content: url(${http}) }
        @function --f() { result: url(${http}) } .newer { background: --f() }`);
    add("p", { class: "newer", "data-u": http }).textContent = "x";
};
