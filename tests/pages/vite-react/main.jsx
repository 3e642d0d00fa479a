import { createRoot } from "react-dom/client";
import { HashRouter, Navigate, Route, Routes } from "react-router-dom";
import App from "../src/App.jsx";
import "../src/page.css";
import logo from "/logo.svg";

createRoot(document.getElementById("root")).render(
    <HashRouter>
        <Routes>
            <Route path="/" element={<Navigate to="/app" replace />} />
            <Route path="/app" element={<App title="Vite and React" logo={logo} />} />
        </Routes>
    </HashRouter>,
);
