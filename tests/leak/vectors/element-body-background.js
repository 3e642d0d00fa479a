export const shared = true;
export const arrives = true;
export default async (t) => {
    t.add("table", { background: t.http }).insertRow().insertCell().setAttribute("background", t.http);
    document.body.setAttribute("background", t.http);
};
