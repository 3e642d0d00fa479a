export default async (t) => {
    for (let i = 0; i < 2000; ++i) {
        alert(i);
        if (confirm(i)) t.leak("confirmed");
        if (prompt(i) !== null) t.leak("answered");
    }
};
