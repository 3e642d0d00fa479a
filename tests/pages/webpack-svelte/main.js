import { mount } from "svelte";
import App from "../src/App.svelte";
import logo from "../src/logo.svg";

mount(App, { target: document.getElementById("root"), props: { title: "webpack and Svelte", logo } });
