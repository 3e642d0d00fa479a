// A script that never returns; the trial closes it.
export default async (t) => {
    setTimeout(() => { for (;;) { if (performance.now() > 30000) break; } }, 300);
};
