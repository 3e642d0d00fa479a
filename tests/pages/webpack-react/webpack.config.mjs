import HtmlWebpackPlugin from "html-webpack-plugin";

export default {
    mode: "production",
    entry: "./main.jsx",
    module: {
        rules: [
            {
                test: /\.jsx$/,
                loader: "babel-loader",
                options: { presets: [["@babel/preset-react", { runtime: "automatic" }]] },
            },
            { test: /\.css$/, use: ["style-loader", "css-loader"] },
            { test: /\.svg$/, type: "asset/resource" },
        ],
    },
    plugins: [new HtmlWebpackPlugin({ template: "index.html" })],
};
