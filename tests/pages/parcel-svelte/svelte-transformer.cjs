// Parcel brings none of its own, and those on npm stop at Svelte 3.
const { Transformer } = require("@parcel/plugin");
const { compile } = require("svelte/compiler");

module.exports = new Transformer({
    async transform({ asset }) {
        const { js } = compile(await asset.getCode(), { filename: asset.filePath, css: "injected" });
        asset.type = "js";
        asset.setCode(js.code);
        return [asset];
    },
});
