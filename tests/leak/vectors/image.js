export const shared = true;
export const arrives = true;
export default ({ add, http, far }) => {
    add("img", { src: http });
    add("img", { src: far.http });
};
