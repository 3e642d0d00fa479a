import { report } from "./report.js";

const { createElement, useEffect, useState } = React;

function App({ title }) {
    const [answer, setAnswer] = useState("");
    useEffect(() => {
        import("./echo.js")
            .then(({ echo }) => echo(`Hello from ${title}`))
            .then(setAnswer);
    }, [title]);
    useEffect(() => {
        if (answer) report();
    }, [answer]);
    return createElement("main", null,
        createElement("h1", null, title),
        createElement("img", { src: "logo.svg", alt: "" }),
        createElement("p", null, answer));
}

ReactDOM.createRoot(document.getElementById("root")).render(createElement(App, {
    title: "Plain HTML and React",
}));
