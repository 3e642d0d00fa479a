export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("div").attachShadow({ mode: "open" }).innerHTML = `<style>@import "${t.http}"; p { background: url(${t.http}) }</style><p>x</p>`;
};
