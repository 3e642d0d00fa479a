export default async (t) => {
    const field = t.add("input");
    for (let i = 0; i < 100; ++i) {
        window.focus();
        top.focus();
        field.focus();
        field.blur();
        await t.pause(5);
    }
};
