export default async (t) => {
    for (let i = 0; i < 300; ++i) {
        history.pushState(i, "", `#${i}`);
    }
    history.go(-1);
};
