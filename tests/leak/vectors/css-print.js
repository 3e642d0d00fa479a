export const shared = true;
export default async (t) => {
    t.css(`@media print { body::after { content: url(${t.http}) } } @page { background: url(${t.http}) }`);
    print();
};
