import { createRoot } from "react-dom/client";
import App from "../src/App.jsx";
import "../src/page.css";

const logo = new URL("../src/logo.svg", import.meta.url).href;

createRoot(document.getElementById("root")).render(<App title="Parcel and React" logo={logo} />);
