export const arrives = true;
export default ({ http }) => { location.href = http; };
