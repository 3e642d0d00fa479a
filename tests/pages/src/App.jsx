import { useEffect, useState } from "react";
import { report } from "./report.js";

export default function App({ title, logo }) {
    const [answer, setAnswer] = useState("");
    useEffect(() => {
        import("./echo.js")
            .then(({ echo }) => echo(`Hello from ${title}`))
            .then(setAnswer);
    }, [title]);
    useEffect(() => {
        if (answer) report();
    }, [answer]);
    return (
        <main>
            <h1>{title}</h1>
            <img src={logo} alt="" />
            <p>{answer}</p>
        </main>
    );
}
