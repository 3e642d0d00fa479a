import HtmlWebpackPlugin from "html-webpack-plugin";

export default {
    mode: "production",
    entry: "./main.js",
    resolve: {
        extensions: [".mjs", ".js", ".svelte"],
        mainFields: ["svelte", "browser", "module", "main"],
        conditionNames: ["svelte", "browser", "import"],
    },
    module: {
        rules: [
            { test: /\.svelte$/, loader: "svelte-loader" },
            { test: /\.svg$/, type: "asset/resource" },
        ],
    },
    plugins: [new HtmlWebpackPlugin({ template: "index.html" })],
};
