import { mount } from "svelte";
import App from "../src/App.svelte";

const logo = new URL("../src/logo.svg", import.meta.url).href;

mount(App, { target: document.getElementById("root"), props: { title: "Parcel and Svelte", logo } });
