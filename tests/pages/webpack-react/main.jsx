import { createRoot } from "react-dom/client";
import App from "../src/App.jsx";
import "../src/page.css";
import logo from "../src/logo.svg";

createRoot(document.getElementById("root")).render(<App title="webpack and React" logo={logo} />);
