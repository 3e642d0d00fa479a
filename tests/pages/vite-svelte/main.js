import { mount } from "svelte";
import App from "../src/App.svelte";
import logo from "/logo.svg";

mount(App, { target: document.getElementById("root"), props: { title: "Vite and Svelte", logo } });
