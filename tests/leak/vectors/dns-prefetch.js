export const shared = true;
export default ({ add, domain }) => add("link", { rel: "dns-prefetch", href: `//${domain}` }, document.head) && "done";
