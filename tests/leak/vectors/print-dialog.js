export default async (t) => {
    await t.gesture();
    window.print();
    t.add("iframe", { srcdoc: "<script>print()<\/script>" });
    document.execCommand("print");
};
