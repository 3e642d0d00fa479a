export const shared = true;
export default async (t) => {
    t.css(`@color-profile --x { src: url(${t.http}) } .${t.name} { color: color(--x 1 1 1) } @counter-style c { symbols: url(${t.http}); system: cyclic } .${t.name} { display: list-item; list-style: c inside }`);
    t.add("div", { class: t.name }).append("x");
    await t.pause(200);
};
